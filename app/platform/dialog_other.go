//go:build windows || darwin

package platform

// hasNativeDialog is true: these systems bring their dialogs along.
func hasNativeDialog() bool { return true }
