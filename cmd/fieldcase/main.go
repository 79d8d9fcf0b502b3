// Command fieldcase is the desktop program: one window, one case.
//
//	fieldcase [--light | --dark] [CASE]
package main

import (
	"fmt"
	"os"
)

// version is set when a release is built.
var version = "0.1.0-dev"

func main() {
	o, err := parse(os.Args[1:])
	switch {
	case err != nil:
		fmt.Fprintf(os.Stderr, "fieldcase: error: %v\nfieldcase: hint: fieldcase --help tells what it takes\n", err)
		os.Exit(2)
	case o.help:
		fmt.Print(help)
	case o.version:
		fmt.Println("fieldcase", version)
	default:
		if err := run(o); err != nil {
			fmt.Fprintf(os.Stderr, "fieldcase: error: %v\n", err)
			os.Exit(1)
		}
	}
}
