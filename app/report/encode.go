package report

import (
	"fmt"
	"io"
)

// Encode writes the document. Equal documents give equal bytes. It returns the characters that a PDF cannot show, because
// the fonts lack them: boxes stand for them. Word finds a font for every character by itself. When the writer fails,
// what was written so far is no document: callers write beside the file and rename.
func (d *Document) Encode(f Format, fonts Fonts, w io.Writer) (lacking []rune, err error) {
	switch f {
	case Word:
		err = encodeWord(d, fonts, w)
	case PDF:
		lacking, err = encodePDF(d, fonts, w)
	default:
		err = ErrFormat
	}
	if err != nil {
		return nil, fmt.Errorf("encode %s as %s: %w", d.Title, f, err)
	}
	return lacking, nil
}
