package report

import "strconv"

// mark shows pictures side by side.
func (w *wordBody) mark(m Mark) {
	w.begin("w:p")
	w.begin("w:pPr")
	if m.Centre {
		w.empty("w:jc", "w:val", "center")
	}
	w.end(1)
	for _, key := range m.Pictures {
		p := w.p.doc.Pictures[key]
		width, height := p.within(w.width, m.Height)
		w.picture(w.p.pictureRelation(key), key, width, height)
	}
	w.end(1)
}

// within returns the size of a picture in points that fits a width and height and keeps its proportions.
func (p Picture) within(width, height float64) (float64, float64) {
	scale := min(width/float64(p.Width), height/float64(p.Height))
	return float64(p.Width) * scale, float64(p.Height) * scale
}

func (w *wordBody) picture(relation, name string, width, height float64) {
	w.shown++
	id := strconv.Itoa(w.shown)
	size := []string{"cx", strconv.Itoa(int(width * emuPerPoint)), "cy", strconv.Itoa(int(height * emuPerPoint))}
	w.begin("w:r")
	w.begin("w:drawing")
	w.begin("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	w.empty("wp:extent", size...)
	w.empty("wp:docPr", "id", id, "name", name, "descr", name+" of the certification body")
	w.begin("a:graphic")
	w.begin("a:graphicData", "uri", nsPicture)
	w.begin("pic:pic")
	w.begin("pic:nvPicPr")
	w.empty("pic:cNvPr", "id", id, "name", name)
	w.empty("pic:cNvPicPr")
	w.end(1)
	w.begin("pic:blipFill")
	w.empty("a:blip", "r:embed", relation)
	w.begin("a:stretch")
	w.empty("a:fillRect")
	w.end(2)
	w.begin("pic:spPr")
	w.begin("a:xfrm")
	w.empty("a:off", "x", "0", "y", "0")
	w.empty("a:ext", size...)
	w.end(1)
	w.begin("a:prstGeom", "prst", "rect")
	w.empty("a:avLst")
	w.end(8)
}
