package casefile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"fieldcase/app/platform/keptfile"
	"fieldcase/app/seal"
	"fieldcase/app/signature"
	"fieldcase/app/workbook"
	"fieldcase/app/workbook/received"
	"fieldcase/store"
)

// Explanation is an error told to a person: in the window under these headings, on the command line as error and hint.
type Explanation struct {
	Title    string // a few words
	Happened string // what happened, with its place
	Kept     string // what was kept
	Remedy   string // what to do
	Exit     int    // exit code of the command line
}

// Exit codes of the command line.
const (
	ExitOK        = 0
	ExitError     = 1
	ExitUsage     = 2
	ExitProblems  = 3 // done, with problems
	ExitNotCase   = 10
	ExitInUse     = 11
	ExitNewer     = 12
	ExitDamaged   = 13
	ExitCancelled = 130
)

var errCancelled = context.Canceled

// explanations gives one for every sentinel, the more specific first. A test proves that none is missing.
var explanations = []struct {
	sentinel error
	Explanation
}{
	{context.Canceled, Explanation{"Cancelled", "", "Nothing was changed.", "Start it again when it suits.", ExitCancelled}},
	{seal.ErrWrongPassphrase, Explanation{"The passphrase does not open it", "", "Both files were left as they are.", "Type it again, capitals and spaces as they were; nobody can open it without.", ExitError}},
	{seal.ErrWrongKey, Explanation{"It was sealed for somebody else", "", "Both files were left as they are.", "Choose the file of your private keys, or ask who sealed it to seal it for your key.", ExitError}},
	{seal.ErrWantsPassphrase, Explanation{"A passphrase opens it", "", "Both files were left as they are.", "Open it with the passphrase (asked for, or CASECTL_PASSPHRASE), not with a file of keys.", ExitError}},
	{seal.ErrWantsKey, Explanation{"A private key opens it", "", "Both files were left as they are.", "Name the file of your private keys (casectl unseal --identity FILE).", ExitError}},
	{seal.ErrCutShort, Explanation{"The sealed file was cut short", "", "Nothing of it was written; the passphrase or key is right.", "Copy it again from where it came, the whole of it.", ExitDamaged}},
	{seal.ErrAltered, Explanation{"The sealed file was altered or damaged", "", "Nothing of it was written; the passphrase or key is right.", "Copy it again from where it came, or open another copy.", ExitDamaged}},
	{seal.ErrNotSealed, Explanation{"This is no sealed file", "", "The file was not touched.", "Choose a file that ends in .age; a case that is not sealed is opened as it is.", ExitNotCase}},
	{seal.ErrNoPassphrase, Explanation{"The passphrase is empty", "", "Nothing was written.", "Type one of several words that nobody can guess.", ExitError}},
	{seal.ErrRecipient, Explanation{"A recipient cannot be used", "", "Nothing was written.", "Give public keys that begin with age1, all of the same kind.", ExitError}},
	{seal.ErrIdentity, Explanation{"This is no file of private keys", "", "Nothing was written.", "Choose the file that age-keygen made; its keys begin with AGE-SECRET-KEY.", ExitError}},
	{ErrUnsealedElsewhere, Explanation{"This sealed case is open already", "", "Its plain copy, with your work, is where it was left.", "Go on with the copy that is open, or seal that one again first.", ExitInUse}},
	{ErrSealedChanged, Explanation{"The sealed file changed meanwhile", "", "It was left as it is; your work is in the plain copy still.", "Seal your copy under another name, then compare the two.", ExitError}},
	{signature.ErrLocked, Explanation{"Your signing key is locked", "", "Nothing was issued; what you entered is still there.", "Unlock it with its passphrase (Signing key in the menu), then try again.", ExitError}},
	{signature.ErrKey, Explanation{"Your signing key cannot be read", "", "Nothing was issued; the file of the key was left as it is.", "Restore the file that is named from a copy, or move it away to begin a new key.", ExitError}},
	{signature.ErrNoKey, Explanation{"There is no signing key yet", "", "Nothing was changed.", "It is made when the first document is issued.", ExitError}},
	{signature.ErrBad, Explanation{"A signature does not fit", "", "Nothing was changed.", "Do not rely on the document; ask whoever signed it for another copy.", ExitProblems}},
	{signature.ErrForm, Explanation{"This is neither a key nor a signature", "", "Nothing was changed.", "Copy the whole of it, from ed25519: on.", ExitError}},
	{workbook.ErrNoOrigin, Explanation{"The workbook does not say where it is from", "", "Nothing was changed.", "Choose a workbook that Fieldcase exported.", ExitError}},
	{store.ErrNotCase, Explanation{"This is no case file", "", "The file was not touched.", "Choose a file that ends in .fieldcase, or make a new case.", ExitNotCase}},
	{store.ErrNewer, Explanation{"This case was written by a newer version", "", "The file was not touched.", "Install the newer Fieldcase to open it.", ExitNewer}},
	{store.ErrForeign, Explanation{"This file holds what Fieldcase did not make", "", "The file was not touched.", "Ask whoever gave it to you; restore a backup (in the menu, or casectl restore).", ExitDamaged}},
	{store.ErrUnfinished, Explanation{"This case was left in the middle of a save", "", "The file was not touched.", "Copy the case and the file ending in -journal beside it to a folder you can write to, and open the copy.", ExitDamaged}},
	{store.ErrWrongCase, Explanation{"That file is of another case", "", "Both files were left as they are.", "Choose the file that belongs to this case.", ExitError}},
	{store.ErrMoved, Explanation{"This case was moved or replaced while it was open", "", "What you typed is still in its field; what was saved before is in the file that was moved.", "Close the case and open it where it lies now.", ExitError}},
	{store.ErrUnsure, Explanation{"It is not sure whether this was saved", "", "What you typed is still in its field.", "Close the case and open it again to see what it holds.", ExitError}},
	{store.ErrDisk, Explanation{"The disk reports an error", "", "The case is as it was before the last save.", "Copy the case to another disk and go on there.", ExitError}},
	{store.ErrBusy, Explanation{"Another program is writing to this case", "", "Nothing was changed; text being typed stays in its field.", "Wait a moment and try again.", ExitInUse}},
	{store.ErrNoLock, Explanation{"This folder cannot be shared safely", "", "Nothing was changed.", "Copy the case to a folder on this machine and open the copy.", ExitError}},
	{store.ErrClosed, Explanation{"The case is closed", "", "What was saved before is safe.", "Open the case again.", ExitError}},
	{store.ErrInvalid, Explanation{"A value is not one of its field", "", "Nothing was changed.", "Settle what is named, then save again.", ExitError}},
	{store.ErrDamaged, Explanation{"This case file is damaged", "", "The file was not touched.", "Restore the latest backup (Restore a backup in the menu, or casectl restore), and keep the damaged file.", ExitDamaged}},
	{store.ErrInUse, Explanation{"This case is in use", "", "The other's work is safe; you can read the case.", "Ask the person named to close it, or work on a copy.", ExitInUse}},
	{store.ErrFull, Explanation{"The disk is full", "", "The case is as it was before; text being typed stays in its field.", "Free some space or save to another disk, then try again.", ExitError}},
	{store.ErrReadOnly, Explanation{"This case can only be read", "", "Nothing was changed.", "Copy the file to a folder you can write to, and open the copy.", ExitError}},
	{store.ErrExists, Explanation{"There is a file of that name already", "", "The file there was not touched.", "Choose another name, or agree to replace it (--force on the command line).", ExitError}},
	{store.ErrNotFound, Explanation{"That is not in the case", "", "Nothing was changed.", "Look at what there is in the case.", ExitError}},
	{store.ErrNothingToUndo, Explanation{"Nothing to undo", "", "Nothing was changed.", "See the actions in the history.", ExitError}},
	{store.ErrNothingToRedo, Explanation{"Nothing to do again", "", "Nothing was changed.", "What was undone before something else was done is in the history.", ExitError}},
	{ErrBeginning, Explanation{"A case is not taken back to before its beginning", "", "Nothing was changed.", "Delete the file of the case if it is not wanted.", ExitError}},
	{ErrNothingToIssue, Explanation{"No finding to issue", "", "Nothing was changed.", "Record a finding first; findings that were issued keep their numbers.", ExitError}},
	{ErrBlocked, Explanation{"It cannot be issued yet", "", "Nothing was changed.", "Settle what is named first; it can be exported as a draft until then.", ExitError}},
	{ErrReportKind, Explanation{"The audit has no such document", "", "Nothing was written.", "Choose a document that an audit of this kind has.", ExitError}},
	{ErrReportFormat, Explanation{"Documents are written for Word or as PDF", "", "Nothing was written.", "Give the file a name that ends in .docx or .pdf.", ExitError}},
	{ErrUnknownStandard, Explanation{"That standard is not known", "", "Nothing was written.", "Choose one of the standards named.", ExitError}},
	{ErrNewerProfile, Explanation{"This profile was written by a newer version", "", "The file was not touched.", "Install the newer Fieldcase to use it, or put another profile in its place.", ExitNewer}},
	{ErrProfileDamaged, Explanation{"The profile of the certification body cannot be read", "", "The file was not touched; cases are not affected.", "Settle what is named, or import a profile in its place; the file is then kept beside it.", ExitError}},
	{ErrProfileChanged, Explanation{"The profile was changed elsewhere", "", "What the other window wrote was kept.", "Look at the profile as it is now, then change it.", ExitError}},
	{ErrNoProfile, Explanation{"There is no profile yet", "", "Nothing was changed.", "Make one, or import one that a colleague exported.", ExitError}},
	{ErrWrongWorkbook, Explanation{"This workbook cannot be taken", "", "Nothing was changed.", "Settle what is named, or take another workbook.", ExitError}},
	{ErrTooMuchEvidence, Explanation{"Too many files for the evidence of an answer", "", "Nothing was changed.", "Choose the folder or zip archive that came with the answer.", ExitError}},
	{workbook.ErrNothingAsked, Explanation{"There is nothing for the client to answer", "", "Nothing was written.", "Plan the audit, list the documents asked for, or issue the nonconformities first.", ExitError}},
	{workbook.ErrNoAnswers, Explanation{"Nobody answered in this workbook", "", "Nothing was changed.", "Choose the workbook with the sheet \"Your response\" that went to the client.", ExitError}},
	{received.ErrOldFormat, Explanation{"This workbook is of an old kind", "", "Nothing was changed.", "Open it in Excel or LibreOffice, save it as Excel workbook (.xlsx), and take that.", ExitError}},
	{received.ErrEncrypted, Explanation{"This workbook is protected by a password", "", "Nothing was changed.", "Open it with its password, save it without one, and take that.", ExitError}},
	{received.ErrOpenDoc, Explanation{"This is an OpenDocument file", "", "Nothing was changed.", "Open it in LibreOffice, save it as Excel workbook (.xlsx), and take that.", ExitError}},
	{received.ErrBinary, Explanation{"This workbook is of the binary kind", "", "Nothing was changed.", "Open it in Excel, save it as Excel workbook (.xlsx), and take that.", ExitError}},
	{received.ErrText, Explanation{"This is a text file", "", "Nothing was changed.", "Ask the client for the workbook itself; answers cannot be told apart in a text file.", ExitError}},
	{received.ErrMacros, Explanation{"This workbook holds macros", "", "It was not opened further; nothing was changed.", "Ask the client to save it as Excel workbook (.xlsx) without macros.", ExitError}},
	{received.ErrLinks, Explanation{"This workbook takes values from other files", "", "It was not opened further; nothing was changed.", "Ask the client to break the links (in Excel: Data, Edit Links) and to send it again.", ExitError}},
	{received.ErrOutside, Explanation{"This file is not what it says it is", "", "It was not opened further; nothing was changed.", "Ask the client how it was made; do not open it with other programs.", ExitError}},
	{received.ErrDoctype, Explanation{"This workbook holds what no workbook needs", "", "It was not opened further; nothing was changed.", "Ask the client how it was made; do not open it with other programs.", ExitError}},
	{received.ErrTooLarge, Explanation{"This workbook is too large to be an answer", "", "Nothing was changed.", "Take out sheets and pictures that do not belong to the answer, save it, and try again.", ExitError}},
	{received.ErrDamaged, Explanation{"This workbook is damaged", "", "Nothing was changed.", "Open it in Excel or LibreOffice, save it under another name, and take that; or ask the client to send it again.", ExitError}},
	{received.ErrNoWorkbook, Explanation{"This is no Excel workbook", "", "Nothing was changed.", "Choose the workbook (.xlsx) that the client sent.", ExitError}},
	{ErrNewerLibrary, Explanation{"These wordings were kept by a newer version", "", "The file was not touched.", "Install the newer Fieldcase to use them.", ExitNewer}},
	{ErrLibraryDamaged, Explanation{"The library of wordings cannot be read", "", "The file was not touched; cases are not affected.", "Move the file that is named away, or restore it; the next wording begins a new one.", ExitError}},
	{ErrNoLibrary, Explanation{"Wordings cannot be kept here", "", "Nothing was changed.", "Keep them in the desktop program, which has a folder for them.", ExitError}},
	{ErrNotToKeep, Explanation{"This wording is not one to keep", "", "Nothing was changed.", "Keep the wording of a finding of your own, after it was closed.", ExitError}},
	{ErrTellsWhose, Explanation{"The wording still tells whose finding it was", "", "Nothing was kept.", "Put other words in place of those named.", ExitError}},
	{keptfile.ErrBusy, Explanation{"Another window is writing this file", "", "Nothing was changed; text being typed stays in its field.", "Wait a moment and try again.", ExitError}},
	{ErrInvalid, Explanation{"Something is missing or wrong", "", "What you entered is still there; nothing was written.", "Settle what is named, then save again.", ExitError}},
	{ErrUnreadable, Explanation{"A file cannot be read", "", "Nothing of it was attached.", "Look whether it is still there and may be read; then attach it again.", ExitError}},
	{ErrSourceChanged, Explanation{"A file changed while it was read", "", "Nothing of it was attached.", "Close the program that writes it; then attach it again.", ExitError}},
	{ErrNotFile, Explanation{"That is no file", "", "Nothing of it was attached.", "Attach the file that it leads to.", ExitError}},
	{ErrTooBig, Explanation{"A file is too large for a case", "", "Nothing of it was attached.", "Attach a shorter or smaller one, or note in the evidence where it is kept.", ExitError}},
	{fs.ErrPermission, Explanation{"Not allowed here", "", "Nothing was changed.", "Choose a folder you can write to.", ExitError}},
	{fs.ErrNotExist, Explanation{"There is no such file or folder", "", "Nothing was changed.", "Look at the path for a slip of the pen.", ExitError}},
}

// Explain tells an error to a person. An error nobody foresaw is told in its own words.
func Explain(err error) Explanation {
	for _, e := range explanations {
		if errors.Is(err, e.sentinel) {
			out := e.Explanation
			out.Happened = fmt.Sprint(err)
			return out
		}
	}
	return Explanation{
		Title: "That did not work", Happened: fmt.Sprint(err), Kept: "What was saved before is safe.",
		Remedy: "Try again; if it stays so, keep this text for whoever looks after the program.", Exit: ExitError,
	}
}
