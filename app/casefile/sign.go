package casefile

import (
	"strconv"

	"fieldcase/app/audit"
	"fieldcase/app/signature"
	"fieldcase/app/workbook"
	"fieldcase/store"
)

// signer returns the auditor's key, which is made at its first use; nil where the world has no place for one.
func (e Env) signer() (*signature.Signer, error) {
	if e.KeyFile == "" {
		return nil, nil
	}
	file, phrase := signature.File(e.KeyFile), ""
	if e.KeyPassphrase != nil && file.IsLocked() {
		var err error
		if phrase, err = e.KeyPassphrase(); err != nil {
			return nil, err
		}
	}
	return file.OpenOrMake(phrase, e.Chance)
}

// signDocument signs a document that is about to be kept.
func (s *Session) signDocument(d *audit.Document, sha string) error {
	key, err := s.env.signer()
	if err != nil || key == nil {
		return err
	}
	d.SigningKey = string(key.Public())
	d.Signature = key.Sign(documentMessage(s.file.CaseID(), d, sha))
	return nil
}

// documentMessage is what the signature of an issued document is over: which document of which case it is, its bytes, who
// issued it when, and the heads of the changes that it was made from. FORMAT.md tells it.
func documentMessage(of audit.ID, d *audit.Document, sha string) []byte {
	return store.CanonicalTexts("fieldcase document", "1", string(of), string(d.ID), string(d.Kind), strconv.FormatInt(d.Version, 10),
		string(d.Audit), string(d.Certificate), sha, d.Heads, string(d.IssuedAt), string(d.IssuedBy))
}

// workbookMessage is what the signature of a workbook is over.
func workbookMessage(o workbook.Origin) []byte {
	return store.CanonicalTexts("fieldcase workbook", "1", string(o.Case), string(o.Export), string(o.ExportedAt), o.Content, o.Heads)
}

// signing returns how a workbook is signed, nil where nobody signs.
func (s *Session) signing() (*workbook.Signing, error) {
	key, err := s.env.signer()
	if err != nil || key == nil {
		return nil, err
	}
	return &workbook.Signing{
		Key: string(key.Public()), Fingerprint: key.Public().Fingerprint(),
		Sign: func(o workbook.Origin) string { return key.Sign(workbookMessage(o)) },
	}, nil
}
