// Package cycle says when what is due in the certification of a client, and why.
//
// rules.go has the date rules D1 to D12 of a certification cycle as functions of days. On them rest, as functions of a
// case and the day of today, the status of the certification (StatusOf), its limits (Limits), the list of what is next
// (Due) and the drawn timeline (TimelineOf). Status and due dates are always derived from what was recorded: nobody
// types them (R-8-1). What is dated after today counts as planned, so that a case can be looked at as of any day.
package cycle
