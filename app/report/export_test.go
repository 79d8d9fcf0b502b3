package report

// PrivateFields are the fields that stay with the certification body, by kind.
var PrivateFields = privateFields

// DocumentKinds are the kinds of records that documents speak of.
var DocumentKinds = documentKinds

// NotRecorded is what stands where the case says nothing.
const NotRecorded = notRecorded
