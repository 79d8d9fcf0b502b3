package report

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // marks come as PNG, JPEG or GIF
	"image/png"

	_ "image/gif" // the same
)

// maxPixels is how large a mark may be; a larger one would weigh down every document.
const maxPixels = 4 << 20

// readPicture reads a mark and makes it a PNG that both encoders take.
func readPicture(data []byte) (Picture, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Picture{}, errors.New("it is no PNG, JPEG or GIF")
	}
	if config.Width*config.Height > maxPixels || config.Width <= 0 || config.Height <= 0 {
		return Picture{}, fmt.Errorf("it has %d × %d pixels", config.Width, config.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return Picture{}, errors.New("the file is damaged")
	}
	plain := image.NewNRGBA(image.Rect(0, 0, config.Width, config.Height))
	draw.Draw(plain, plain.Bounds(), img, img.Bounds().Min, draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, plain); err != nil {
		return Picture{}, fmt.Errorf("encode picture: %w", err)
	}
	return Picture{PNG: out.Bytes(), Width: config.Width, Height: config.Height}, nil
}
