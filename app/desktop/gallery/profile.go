package gallery

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/profile"
)

func init() {
	Register("profile", func() fyne.CanvasObject { return framed(profilePage(""), "") })
	Register("profile-compare", func() fyne.CanvasObject { return framed(profilePage(profile.Compare()), "") })
}

// profilePage is the page of the profile of the sample case's certification body, with conventions of its own, beside
// that case.
func profilePage(record audit.ID) fyne.CanvasObject {
	h, kept, err := sampleProfile()
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(profile.New(profileHost{h}, kept, h.session), record)
}

func sampleProfile() (*sampleHost, *casefile.KeptProfile, error) {
	h, err := newSampleHost(sample.BeforeStage2, "stage-2")
	if err != nil {
		return nil, nil, err
	}
	folder, err := os.MkdirTemp("", "fieldcase-gallery-")
	if err != nil {
		return nil, nil, fmt.Errorf("make folder for the profile: %w", err)
	}
	kept := casefile.KeepProfile(sampleEnv(sample.BeforeStage2), folder)
	p := casefile.NewProfile(sampleEnv(sample.BeforeStage2), "Fjordcert AS")
	p.Body.City, p.Body.NumberPattern, p.Policy.ResponseDays, p.Policy.NoticeDays = "Bergen", "FC-AIMS-0000", 45, 90
	return h, kept, kept.Replace(p)
}

// profileHost is a window for the page of the profile: no file is chosen.
type profileHost struct{ *sampleHost }

var _ profile.Host = profileHost{}

// ChooseFile implements profile.Host.
func (profileHost) ChooseFile(string, []string, func(path string)) {}

// Offer implements profile.Host.
func (profileHost) Offer(string, func()) {}

// Undo implements profile.Host.
func (profileHost) Undo() {}

// Back implements profile.Host: there is nowhere to go.
func (profileHost) Back() {}
