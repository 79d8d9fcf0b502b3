//go:build window

package windowtest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Size of a screen, which the window fills.
const (
	screenWidth  = 1366
	screenHeight = 768
)

// screen is a virtual screen with a keyboard. There is no window manager: the window is as large as it asks to be, lies
// at the upper left, and has the keyboard.
type screen struct {
	t       *testing.T
	display string
	frame   string // file that holds the pixels, as XWD
	seed    maphash.Seed
}

// newScreen starts a screen on a free display; it is taken down with the test. Its keys do not repeat: on a busy machine
// the hands may be stopped between a key's press and its release.
func newScreen(t *testing.T) *screen {
	t.Helper()
	folder := t.TempDir()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	size := fmt.Sprintf("%dx%dx24", screenWidth, screenHeight)
	c := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size, "-dpi", "96", "-nolisten", "tcp", "-r", "-noreset", "-nocursor", "-fbdir", folder)
	c.ExtraFiles = []*os.File{write}
	var told bytes.Buffer
	c.Stderr = &told
	if err := c.Start(); err != nil {
		t.Fatalf("start the screen: %v", err)
	}
	t.Cleanup(func() { _, _ = c.Process.Kill(), c.Wait() })
	_ = write.Close() // the screen has it
	line, err := io.ReadAll(io.LimitReader(read, 32))
	number, bad := strconv.Atoi(strings.TrimSpace(string(line)))
	if err != nil || bad != nil {
		t.Fatalf("the screen did not start: %v %v\n%s", err, bad, &told)
	}
	s := &screen{t: t, display: fmt.Sprintf(":%d", number), frame: filepath.Join(folder, "Xvfb_screen0"), seed: maphash.MakeSeed()}
	// A keyboard on which ö, ø and Å have keys: to type others, xdotool changes the keyboard while it types, and letters
	// get lost.
	s.x("setxkbmap", "us", "altgr-intl")
	s.x("xdotool", "mousemove", "0", strconv.Itoa(screenHeight-1)) // out of the way
	return s
}

// x runs a program of the X window system on the screen.
func (s *screen) x(name string, args ...string) {
	s.t.Helper()
	if out, err := s.command(name, args...).CombinedOutput(); err != nil {
		s.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

func (s *screen) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+s.display)
	return c
}

// press presses keys one after the other: "ctrl+shift+n", "Return".
func (s *screen) press(keys ...string) {
	s.t.Helper()
	s.x("xdotool", append([]string{"key", "--delay", "20"}, keys...)...)
}

// typeText types a text, with a rest after each letter.
func (s *screen) typeText(text string, rest time.Duration) {
	s.t.Helper()
	s.x("xdotool", "type", "--delay", strconv.FormatInt(rest.Milliseconds(), 10), "--", text)
}

// pixels returns the bytes of the screen as they are at this moment, four for each pixel: blue, green, red, none.
func (s *screen) pixels() []byte {
	s.t.Helper()
	data, err := os.ReadFile(s.frame)
	if err != nil {
		s.t.Fatal(err)
	}
	const colour = 12 // bytes of an entry of the colour map
	head := int(binary.BigEndian.Uint32(data[0:4]))
	colours := int(binary.BigEndian.Uint32(data[76:80]))
	data = data[head+colours*colour:]
	if want := 4 * screenWidth * screenHeight; len(data) < want {
		s.t.Fatalf("the screen has %d bytes, not %d", len(data), want)
	}
	return data[:4*screenWidth*screenHeight]
}

// look returns a number that changes with the pixels of a part of the screen.
func (s *screen) look(part image.Rectangle) uint64 {
	s.t.Helper()
	var h maphash.Hash
	h.SetSeed(s.seed)
	all := s.pixels()
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := 4 * screenWidth * y
		_, _ = h.Write(all[row+4*part.Min.X : row+4*part.Max.X])
	}
	return h.Sum64()
}

// whole is the whole screen.
var whole = image.Rect(0, 0, screenWidth, screenHeight)

// blank reports whether every pixel has the same colour.
func (s *screen) blank() bool {
	all := s.pixels()
	return bytes.Equal(all[4:], all[:len(all)-4])
}

// untilChanged waits until a part of the screen is not what it was.
func (s *screen) untilChanged(what string, part image.Rectangle, was uint64, limit time.Duration) {
	s.t.Helper()
	waitFor(s.t, what, limit, func() bool { return s.look(part) != was })
}

// untilStill waits until nothing has moved for a while that is shorter than a cursor blinks.
func (s *screen) untilStill() {
	s.t.Helper()
	const still = 300 * time.Millisecond
	was, since := s.look(whole), time.Now()
	waitFor(s.t, "the screen to stand still", patience, func() bool {
		if now := s.look(whole); now != was {
			was, since = now, time.Now()
		}
		return time.Since(since) > still
	})
}

// save writes a picture of the screen to a file.
func (s *screen) save(path string) {
	s.t.Helper()
	all := s.pixels()
	img := image.NewRGBA(whole)
	for i := 0; i < len(all); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = all[i+2], all[i+1], all[i], 0xff
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, img); err != nil {
		s.t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// keep leaves a picture to be looked at in out/window.
func (s *screen) keep(name string) {
	s.t.Helper()
	s.save(filepath.Join("..", "..", "..", "out", "window", name+".png"))
}
