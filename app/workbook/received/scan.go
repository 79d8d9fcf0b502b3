package received

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// token is what a scanner met.
type token int

// The tokens. What is between them, comments and instructions, is left out.
const (
	tokenBegin token = iota + 1 // of an element
	tokenEnd
	tokenText // a piece of text; the next one may go on with it
)

// Sizes of the buffer. A tag, an instruction or a marked section that is longer than the greatest is refused.
const (
	firstBuffer = 64 << 10
	maxTag      = 1 << 20
)

// named is an attribute of an element.
type named struct{ prefix, name, value []byte }

// scanner reads XML in UTF-8 token by token, in one buffer. It is our own because encoding/xml takes three quarters of the
// time in which a workbook is read; it knows what workbooks use and refuses the rest: elements, attributes, text, the five
// entities of XML and those of characters, marked sections. A document type is refused. FuzzScanner compares both.
type scanner struct {
	r      io.Reader
	buf    []byte
	at, to int   // buf[at:to] was read and not taken yet
	over   error // what the reader said at its end

	name  []byte // of the element, without prefix; valid until the next token, as are the others
	attrs []named
	text  []byte

	closes bool   // the element that began ends at once
	names  []byte // of the elements that began, one after the other
	starts []int  // where each of them starts in names
}

func newScanner(r io.Reader) *scanner { return &scanner{r: r, buf: make([]byte, firstBuffer)} }

// depth is how many elements are open.
func (s *scanner) depth() int { return len(s.starts) }

// next returns the next token, io.EOF after the last. Other errors say what is wrong, or are those of the reader.
func (s *scanner) next() (token, error) {
	if s.closes {
		s.closes = false
		s.starts = s.starts[:len(s.starts)-1]
		return tokenEnd, nil
	}
	for {
		if s.at == s.to {
			if err := s.fill(); err != nil {
				return 0, s.end(err)
			}
		}
		var t token
		var err error
		if s.buf[s.at] == '<' {
			t, err = s.markup()
		} else {
			t, err = s.chars()
		}
		if t != 0 || err != nil {
			return t, s.within(err)
		}
	}
}

// end is the end of the part, which is well only where no element is open.
func (s *scanner) end(err error) error {
	if errors.Is(err, io.EOF) && s.depth() > 0 {
		return errors.New("ends within an element")
	}
	return err
}

// within makes an end amid a token an error.
func (s *scanner) within(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("ends within a tag or an entity")
	}
	return err
}

// fill reads more behind what was not taken yet; io.EOF when there is no more.
func (s *scanner) fill() error {
	if s.over != nil {
		return s.over
	}
	if s.at > 0 {
		s.to = copy(s.buf, s.buf[s.at:s.to])
		s.at = 0
	}
	if s.to == len(s.buf) {
		if len(s.buf) >= maxTag {
			return fmt.Errorf("a tag of more than %d kB", maxTag>>10)
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for tries := 0; tries < 100; tries++ {
		n, err := s.r.Read(s.buf[s.to:])
		s.to += n
		s.over = err
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return io.ErrNoProgress
}

// ahead makes sure that n bytes are in the buffer, if there are so many.
func (s *scanner) ahead(n int) error {
	for s.to-s.at < n {
		if err := s.fill(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
	return nil
}

// upTo returns what stands before the mark, from an offset, and takes both.
func (s *scanner) upTo(from int, mark string) ([]byte, error) {
	for looked := from; ; {
		if rest := s.buf[s.at:s.to]; len(rest) > looked {
			if i := bytes.Index(rest[looked:], []byte(mark)); i >= 0 {
				s.at += looked + i + len(mark)
				return rest[from : looked+i], nil
			}
			looked = max(from, len(rest)-len(mark)+1)
		}
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
}

// chars takes the text up to the next tag, or what of it was read.
func (s *scanner) chars() (token, error) {
	for {
		text := s.buf[s.at:s.to]
		i := bytes.IndexByte(text, '<')
		if i >= 0 {
			text = text[:i]
		} else {
			text = text[:whole(text)]
		}
		if len(text) > 0 {
			s.at += len(text)
			var err error
			s.text, err = decoded(text)
			return tokenText, err
		}
		if s.to-s.at > longestEntity {
			return 0, errors.New("an entity that does not end")
		}
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
}

// longestEntity is longer than any entity that is known.
const longestEntity = 32

// whole returns how much of a text can be taken without cutting an entity or a character in two.
func whole(text []byte) int {
	if i := bytes.LastIndexByte(text[max(0, len(text)-longestEntity):], '&'); i >= 0 {
		i += max(0, len(text)-longestEntity)
		if bytes.IndexByte(text[i:], ';') < 0 {
			return i
		}
	}
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if c := text[len(text)-n]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(text[len(text)-n:]) {
				return len(text) - n
			}
			break
		}
	}
	return len(text)
}

// markup takes what begins with <: a tag, or what is left out, for which it returns no token.
func (s *scanner) markup() (token, error) {
	if err := s.ahead(len("<![CDATA[")); err != nil {
		return 0, err
	}
	switch rest := s.buf[s.at:s.to]; {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return 0, s.comment()
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		text, err := s.upTo(len("<![CDATA["), "]]>")
		s.text = text
		if err == nil {
			err = validText(text)
		}
		return tokenText, err
	case bytes.HasPrefix(rest, []byte("<!")):
		return 0, ErrDoctype
	case bytes.HasPrefix(rest, []byte("<?")):
		text, err := s.upTo(len("<?"), "?>")
		if err != nil {
			return 0, err
		}
		return 0, instruction(text)
	case bytes.HasPrefix(rest, []byte("</")):
		tag, err := s.upTo(len("</"), ">")
		if err != nil {
			return 0, err
		}
		return tokenEnd, s.finish(bytes.TrimRight(tag, blanks))
	}
	n, err := s.tagLength()
	if err != nil {
		return 0, err
	}
	tag := s.buf[s.at+1 : s.at+n-1]
	s.at += n
	return tokenBegin, s.begin(tag)
}

// blanks are what XML takes for white space.
const blanks = " \t\r\n"

// comment takes a comment of any length.
func (s *scanner) comment() error {
	s.at += len("<!--")
	for {
		rest := s.buf[s.at:s.to]
		if i := bytes.Index(rest, []byte("-->")); i >= 0 {
			s.at += i + len("-->")
			return nil
		}
		s.at += max(len(rest)-2, 0)
		if err := s.fill(); err != nil {
			return err
		}
	}
}

// instruction refuses an encoding that is not read as it is.
func instruction(text []byte) error {
	if !bytes.HasPrefix(text, []byte("xml")) {
		return nil
	}
	_, rest, found := bytes.Cut(text, []byte("encoding"))
	if !found {
		return nil
	}
	rest = bytes.TrimLeft(rest, blanks+"=")
	if len(rest) == 0 {
		return nil
	}
	name, _, _ := bytes.Cut(rest[1:], rest[:1])
	if e := string(name); strings.EqualFold(e, "utf-8") || strings.EqualFold(e, "us-ascii") {
		return nil
	}
	return fmt.Errorf("written in %q, not in UTF-8", name)
}

// tagLength returns the length of the tag at the beginning of the buffer, with its brackets. A bracket in quotes is text.
func (s *scanner) tagLength() (int, error) {
	quote := byte(0)
	for i := 1; ; i++ {
		for s.at+i >= s.to {
			if err := s.fill(); err != nil {
				return 0, err
			}
		}
		switch c := s.buf[s.at+i]; {
		case c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1, nil
		case c == '<':
			return 0, errors.New("a tag within a tag")
		}
	}
}

// begin takes a tag that begins an element.
func (s *scanner) begin(tag []byte) error {
	if n := len(tag); n > 0 && tag[n-1] == '/' {
		s.closes, tag = true, tag[:n-1]
	}
	n := bytes.IndexAny(tag, blanks)
	if n < 0 {
		n = len(tag)
	}
	full := tag[:n]
	_, s.name = parted(full)
	if len(s.name) == 0 || !isName(full) {
		return fmt.Errorf("an element of the name %.40q", full)
	}
	s.starts = append(s.starts, len(s.names))
	s.names = append(s.names, full...)
	if s.closes {
		s.names = s.names[:len(s.names)-len(full)]
	}
	return s.attributes(tag[n:])
}

// attributes takes the attributes of a tag.
func (s *scanner) attributes(rest []byte) error {
	s.attrs = s.attrs[:0]
	for {
		if rest = bytes.TrimLeft(rest, blanks); len(rest) == 0 {
			return nil
		}
		name, value, found := bytes.Cut(rest, []byte("="))
		name, value = bytes.TrimRight(name, blanks), bytes.TrimLeft(value, blanks)
		if !found || !isName(name) || len(value) == 0 || value[0] != '"' && value[0] != '\'' {
			return fmt.Errorf("an attribute that is none: %.40q", rest)
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return fmt.Errorf("an attribute that does not end: %.40q", rest)
		}
		rest = value[end+2:]
		text, err := decoded(value[1 : end+1])
		if err != nil {
			return err
		}
		prefix, local := parted(name)
		s.attrs = append(s.attrs, named{prefix, local, text})
	}
}

// finish takes the end of an element, which is that of the last one that began.
func (s *scanner) finish(full []byte) error {
	last := len(s.starts) - 1
	if last < 0 {
		return errors.New("an end without a beginning")
	}
	if at := s.starts[last]; string(s.names[at:]) != string(full) {
		return fmt.Errorf("%.40q ends as %.40q", s.names[at:], full)
	}
	s.names, s.starts = s.names[:s.starts[last]], s.starts[:last]
	_, s.name = parted(full)
	return nil
}

// parted parts a name from its prefix.
func parted(full []byte) (prefix, local []byte) {
	if i := bytes.IndexByte(full, ':'); i > 0 && i < len(full)-1 {
		return full[:i], full[i+1:]
	}
	return nil, full
}

// isName reports whether the bytes can be a name: not more is asked than that it cannot be mistaken for something else.
func isName(b []byte) bool {
	for _, c := range b {
		if c <= ' ' || strings.IndexByte(`"'<>/=&`, c) >= 0 {
			return false
		}
	}
	return len(b) > 0
}
