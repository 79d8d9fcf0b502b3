package workbook_test

import (
	"bytes"
	"testing"
)

func TestFindings_Encode_equalInputGivesEqualBytes(t *testing.T) {
	t.Parallel()
	first, result := encode(t, findings(t))
	for range 5 {
		again, other := encode(t, findings(t))
		if !bytes.Equal(first, again) || result != other {
			t.Fatal("two exports of the same findings differ")
		}
	}
}
