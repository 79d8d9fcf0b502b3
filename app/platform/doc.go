// Package platform is what differs by operating system: choosing files,
// showing them in the file manager, the folders of the program, the name of
// the person and of the machine, one window for each case file, the crash log,
// free space.
//
// Beside cmd it is the only place that asks the system who and where it is;
// what it finds out goes to the rest of the program through cmd. It knows
// nothing of cases and nothing of the screen. None of its functions uses a
// network.
//
// Functions that start a program or show a dialog block; the desktop calls
// them as background work.
package platform
