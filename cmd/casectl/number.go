package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"
)

// number is a whole number that may be typed with its sign: --persons -1 is no flag, and what is wrong with it is for the
// rules to say.
type number int64

// Decode implements kong.MapperValue.
func (n *number) Decode(ctx *kong.DecodeContext) error {
	text, err := popNumber(ctx)
	if err != nil {
		return err
	}
	v, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return fmt.Errorf("%q is no whole number", text)
	}
	*n = number(v)
	return nil
}

// amounts collects the values of a flag that is given once for each: NUMBER=REASON, with commas as they are.
type amounts []string

// Decode implements kong.MapperValue.
func (a *amounts) Decode(ctx *kong.DecodeContext) error {
	text, err := popNumber(ctx)
	if err == nil {
		*a = append(*a, text)
	}
	return err
}

// popNumber takes the value of a flag, which may begin with a minus and a digit.
func popNumber(ctx *kong.DecodeContext) (string, error) {
	token := ctx.Scan.Pop()
	text := fmt.Sprint(token.Value)
	sign, rest := strings.CutPrefix(text, "-")
	if token.IsEOL() || !token.IsValue() && (!rest || !strings.ContainsAny(sign[:min(1, len(sign))], "0123456789")) {
		return "", fmt.Errorf("expected a value")
	}
	return text, nil
}
