// Package audittime computes how many days an audit needs and how many sites it visits, with the source of every figure.
//
// Calculate makes the sheet of a Table, a number of persons and the Factors that add and reduce; FromCase makes that of a
// case. SampleOf says how many sites are visited, Draw which of them chance picks. What the tables do not hold, and what
// a limit forbids, is Refused: nothing is extrapolated (R-4-1).
//
// # Tables
//
// Built in are ISO/IEC 27006-1:2024 Table C.1 and the tables of IAF MD 5 for quality and environmental management
// systems. Of ISO/IEC 42006:2025 Annex A only the first row is published; the certification body enters or imports its
// own copy. A table that is entered stands before a built-in one of the same ID: where both have days for the same
// persons and column, the entered ones count.
//
// A file of tables is JSON, read by ParseTables:
//
//	{"tables": [{
//	  "id": "iso-iec-42006-2025",
//	  "title": "AI management systems",
//	  "source": "ISO/IEC 42006:2025 Annex A",
//	  "counts": "persons with AI-related work",
//	  "max_reduction": 30,
//	  "on_site_percent": 70,
//	  "entered_by": "Fjordcert AS",
//	  "verified_by": "Henrik Dahl",
//	  "rows": [
//	    {"from": 1, "to": 10, "days": {"producer": 5, "single-role": 3.5, "several-roles": 6.5}}
//	  ]
//	}]}
//
// id, source and rows are required. A row gives the days of its columns by their names, with at most two decimals, or
// one number where the table has one column. Rows of a column may leave gaps, in which nothing is computed; they may not
// overlap. max_reduction is the greatest reduction in per cent, 30 where it is left out; on_site_percent is the least
// share of the time spent with the client, the policy's where it is left out.
//
// # Exactness and rounding
//
// Days are computed as fractions and rounded once, at the end of each published figure, to half days: to the nearest
// (5.25 becomes 5.5), or up where the policy says so. Stage 1, surveillance and recertification are reckoned from the
// rounded total.
package audittime
