package workbook_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/date"
	"fieldcase/app/workbook"
)

func samplePortfolio(n int) workbook.Portfolio {
	p := workbook.Portfolio{
		Title: "Fjordcert AS", Source: "/cases", Today: date.MustParse("2027-04-09"), Program: "Fieldcase 1",
		WrittenAt: time.Date(2027, 4, 9, 8, 0, 0, 0, time.UTC), Facts: []workbook.Fact{{Label: "Clients", Value: "13"}},
		Statistics: []workbook.Statistic{
			{
				Title: "Due by month", Label: "Month", Upright: true,
				Series: []workbook.Series{{Name: "Audits", Tone: workbook.ToneAccent}, {Name: "Passed", Tone: workbook.ToneBad}},
				Rows:   []workbook.StatisticRow{{Label: "2027-04", Values: []float64{2, 1}}, {Label: "2027-05", Values: []float64{0, 3}}},
			},
			{Title: "Workload", Label: "Auditor", Series: []workbook.Series{{Name: "Days", Tone: workbook.ToneAccent}}, Rows: []workbook.StatisticRow{{Label: "Márta Kővári", Values: []float64{18.5}}}},
			{Title: "Empty", Label: "Nothing", Series: []workbook.Series{{Name: "None"}}},
		},
		Due: []workbook.PortfolioDue{{
			Client: "=HYPERLINK(\"http://evil\",\"Pérez\")", What: "Surveillance 1", Day: date.MustParse("2027-03-25"), Days: -15, Late: true, Why: "12 months after the decision", Rule: "D2",
		}},
		Unreadable: []workbook.PortfolioUnread{{File: "/cases/x.fieldcase", Reason: "damaged"}},
	}
	for i := range n {
		p.Register = append(p.Register, workbook.PortfolioCase{
			Client: fmt.Sprintf("Žižka & syn %05d", i), Standing: "Certified", Tone: workbook.ToneGood, Due: date.MustParse("2027-12-31"), Days: 266,
			Major: i % 2, Minor: 3, Why: strings.Repeat("a reason ", 40),
		})
	}
	return p
}

func encodedPortfolio(t *testing.T, p workbook.Portfolio) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Encode(t.Context(), &b, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPortfolio_holdsEverySheet(t *testing.T) {
	t.Parallel()
	data := encodedPortfolio(t, samplePortfolio(3))
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if got := strings.Join(f.GetSheetList(), ","); got != "Overview,Due,Register,Not read" {
		t.Errorf("sheets %s", got)
	}
	for _, c := range []struct{ sheet, cell, want string }{
		{"Due", "A2", "=HYPERLINK(\"http://evil\",\"Pérez\")"},
		{"Due", "C2", "2027-03-25"},
		{"Due", "D2", "-15"},
		{"Due", "F2", "D2"},
		{"Register", "A4", "Žižka & syn 00002"},
		{"Register", "K2", "2027-12-31"},
		{"Register", "P2", "3"},
		{"Not read", "B2", "damaged"},
	} {
		if got, err := f.GetCellValue(c.sheet, c.cell); err != nil || got != c.want {
			t.Errorf("%s!%s is %q, want %q, %v", c.sheet, c.cell, got, c.want, err)
		}
	}
	if formula, err := f.GetCellFormula("Due", "A2"); err != nil || formula != "" {
		t.Errorf("a client's name is the formula %q, %v", formula, err)
	}
	charts := 0
	for name := range parts(t, data) {
		if strings.HasPrefix(name, "xl/charts/chart") {
			charts++
		}
	}
	if charts != 2 {
		t.Errorf("%d charts, want one for each statistic that has rows", charts)
	}
	if !bytes.Equal(data, encodedPortfolio(t, samplePortfolio(3))) {
		t.Error("equal portfolios give different files")
	}
}

func TestPortfolio_empty(t *testing.T) {
	t.Parallel()
	p := workbook.Portfolio{Title: "Nobody", Today: date.MustParse("2027-04-09")}
	if _, err := excelize.OpenReader(bytes.NewReader(encodedPortfolio(t, p))); err != nil {
		t.Error(err)
	}
}

func TestPortfolio_canBeCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := samplePortfolio(2000).Encode(ctx, &bytes.Buffer{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v", err)
	}
}

func TestEncodeTable_keepsTextsAsTheyAre(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	lines := [][]string{{"=1+1", "0042"}, {"Søhne\nline", "2029-06-17"}}
	if err := workbook.EncodeTable(t.Context(), &b, "Certifications", []string{"Name", "Number"}, lines); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("Certifications")
	if err != nil || len(rows) != 3 || rows[1][0] != "=1+1" || rows[1][1] != "0042" || rows[2][0] != "Søhne\nline" || rows[2][1] != "2029-06-17" {
		t.Errorf("%q, %v", rows, err)
	}
	if formula, err := f.GetCellFormula("Certifications", "A2"); err != nil || formula != "" {
		t.Errorf("formula %q, %v", formula, err)
	}
}
