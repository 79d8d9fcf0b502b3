package picture

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/bep/imagemeta"

	"fieldcase/app/date"
)

// Meta is what a picture says of itself.
type Meta struct {
	Orientation int        // which way up it is stored, 1 to 8 (CIPA DC-008, tag 274); 1 when it does not say
	TakenOn     date.Date  // day it was taken, by the camera's clock; zero when it does not say
	TakenAt     date.Clock // time of that day
	Place       bool       // it says where it was taken: coordinates, or a place by its name
}

// metaFormats are the formats that say something of themselves.
var metaFormats = map[Format]imagemeta.ImageFormat{
	JPEG: imagemeta.JPEG, PNG: imagemeta.PNG, WebP: imagemeta.WebP, TIFF: imagemeta.TIFF, HEIC: imagemeta.HEIF, AVIF: imagemeta.AVIF,
}

// ReadMeta reads what a picture says of itself. What cannot be read counts as not said.
func ReadMeta(r io.ReadSeeker, f Format) Meta {
	m := Meta{Orientation: 1}
	format, ok := metaFormats[f]
	if !ok {
		return m
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return m
	}
	var taken takenTimes
	_, _ = imagemeta.Decode(imagemeta.Options{R: r, ImageFormat: format, HandleTag: func(t imagemeta.TagInfo) error {
		m.Place = m.Place || tellsPlace(t)
		if t.Source == imagemeta.EXIF && t.Tag == "Orientation" {
			m.Orientation = orientationOf(t.Value)
		}
		taken.note(t)
		return nil
	}}) // what it told before an error is as good
	m.TakenOn, m.TakenAt = taken.best()
	return m
}

// orientationOf returns the orientation that a tag gives, 1 for none that there is.
func orientationOf(v any) int {
	if n, ok := v.(uint16); ok && n >= 1 && n <= 8 {
		return int(n)
	}
	return 1
}

// placeNames are the tags of XMP and IPTC that name a place, beside all that begin with GPS.
var placeNames = []string{
	"City", "Location", "Sub-location", "State", "Province-State", "Country", "CountryCode", "CountryName",
	"Country-PrimaryLocationName", "Country-PrimaryLocationCode", "LocationCreated", "LocationShown", "ContentLocationName",
}

// tellsPlace reports whether a tag says where the picture was taken.
func tellsPlace(t imagemeta.TagInfo) bool {
	switch t.Tag {
	case "GPSInfo", "GPSVersionID", "GPSDateStamp", "GPSTimeStamp": // there without a place, too
		return false
	}
	return strings.HasPrefix(t.Tag, "GPS") || t.Source != imagemeta.EXIF && slices.Contains(placeNames, t.Tag)
}

// takenTimes are what the tags say of when the picture was taken.
type takenTimes struct{ original, made string }

func (tt *takenTimes) note(t imagemeta.TagInfo) {
	s, ok := t.Value.(string)
	if !ok || t.Source == imagemeta.IPTC {
		return
	}
	switch t.Tag {
	case "DateTimeOriginal":
		tt.original = s
	case "DateTime", "CreateDate", "DateCreated", "DateTimeDigitized":
		tt.made = s
	}
}

// best returns day and time of the day as the camera's clock showed them.
func (tt *takenTimes) best() (date.Date, date.Clock) {
	for _, s := range []string{tt.original, tt.made} {
		for _, layout := range []string{"2006:01:02 15:04:05", "2006-01-02T15:04:05"} {
			if len(s) < len(layout) {
				continue
			}
			if at, err := time.Parse(layout, s[:len(layout)]); err == nil && at.Year() > 1900 {
				clock, _ := date.ParseClock(at.Format("15:04")) // midnight is no time of the day there
				return date.Of(at), clock
			}
		}
	}
	return date.Date{}, date.Clock{}
}
