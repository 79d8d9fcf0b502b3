package wording

import "slices"

// What says in English that something is not as required.
var (
	englishFailure    = slices.Concat(englishNegation, englishLack, englishDeviation)
	englishConformity = list(`
		complies|comply|conforms|conform|complied|conformed with|to
		meets|meet|fulfils|fulfil|fulfills|satisfies|satisfy|met|fulfilled _? _? requirement|requirements|clause|standard|criteria
		in accordance|line|compliance|conformity with
		is|are|was|were|been fulfilled|met|satisfied|ok|okay|good|effective|compliant|conforming|satisfactory $
		is|are|was|were in? place|available|documented|defined|established|implemented|maintained|approved|reviewed|kept|retained|performed|done|conducted|communicated|known|complete|monitored|assigned|trained|assessed|audited|discussed|checked|verified|examined|explained|presented|shown $
		is|are|was|were carried out $
		up to date $
		has|have|had _? implemented|established|defined|documented|introduced|appointed|approved|reviewed
		has|have|maintains|keeps|operates|uses|runs a|an|the|its _? _? _? process|procedure|policy|programme|system|register|plan|matrix|method|list
		exists|exist $
		process|procedure|policy|programme|plan|register exists|exist
		works|work|operates as|well
		effectively implemented|maintained
	`)
	englishHiddenSeen = list(`
		no record|records|evidence|entry|entries|document|documents
		not available|performed|carried|done|found|kept|signed|approved|documented|recorded|reviewed|met|fulfilled
		missing|failed|overdue
	`)
	englishNoFailure = list(`
		without exception*|delay*|deviation*|problem*|difficult*|fault*|error*|issue*|complaint*|finding*|defect*
		no exception*|deviation*|problem*|difficult*|issue*|nonconformit*|non-conformit*|gap|gaps|finding|findings|concern|concerns|weakness|weaknesses|objection*|complaint*
		not only
		not least
		no later than
		no more than
		no longer than
		nonconformit* register|log|list|procedure|process
		incident|error|failure|deviation|exception|gap log|logs|register|list|report|reports|handling|procedure|process|analysis|management
		open source
		missing person|persons
		minor|major nonconformit* was|were closed
		late shift|stage
	`)
	englishHiddenOnly = slices.Concat([]Phrase{
		{Words: "late", Before: "hour|hours|day|days|week|weeks|month|months|year|years"},
	}, list(`
		not only
		not necessarily
		not required
		not yet|always? as? easy|visible|obvious|intuitive
		may|might|could|would|can not
		need not
		do|does not need|have to
		only
		different
		differ*
		open
		in part
		partly
		limited to
		before
		outside
		after # _
		# _ later|after
		# _ ago
		own work
		still|remains
		without leaving
		higher|lower|longer|later|older than
		delay*
		manual*
		gap|gaps
		error|errors|failure|failures|fault|faults|incident|incidents|deviation|deviations|mistake|mistakes
		lost time
		unknown|undetected|unintended
		cannot be misread
	`))
)

var englishNegation = []Phrase{
	{Words: "not"},
	{Words: "cannot"},
	{Words: "no", After: "."},
	{Words: "none"},
	{Words: "never"},
	{Words: "neither"},
	{Words: "nor"},
	{Words: "nobody|nothing|nowhere|noone"},
	{Words: "without"},
	{Words: "zero"},
	{Words: "nil"},
	{Words: "only"},
	{Words: "instead of"},
	{Words: "rather than"},
	{Words: "before", After: "audit|each|every|stage|use"},
	{Words: "outside"},
	{Words: "left|leaves|leave out"},
	{Words: "# months|weeks|days|years ago"},
	{Words: "after # day|days|hour|hours|week|weeks|month|months"},
	{Words: "own work|area|department|results"},
	{Words: "by|of its|their|his|her|the|an? own"},
	{Words: "hardly|barely|scarcely|rarely|seldom"},
	{Words: "silent on|about|as"},
	{Words: "exempt|exempted|excluded from"},
	{Words: "after _? deadline|due|limit|planned|scheduled|expiry|target"},
	{Words: "fewer|less than"},
	{Words: "more than _? permitted|allowed|planned|required|agreed|set"},
	{Words: "later|longer|higher|lower|older than"},
	{Words: "# day|days|week|weeks|month|months|hour|hours|year|years late|later|after|overdue"},
	{Words: "beyond"},
}

var englishLack = list(`
	missing|missed|misses
	lack|lacks|lacked|lacking
	absen*
	fail|fails|failed|failing|failure|failures
	incomplete*
	insufficient*
	inadequa*
	ineffective*
	inconsisten*
	incorrect*
	inaccura*
	invalid*
	impossible
	unable
	overdue
	late
	lapsed
	expired
	exceed*
	outstanding
	pending
	postponed
	delay*
	unsigned|unapproved|undocumented|untrained|unresolved|unavailable|uncontrolled|unassigned|unanswered|unreviewed|untested|unverified|unvalidated
	unauthori*|unidentified|unlabelled|unlabeled|unmonitored|unplanned|unrecorded|unreported|unspecified|unsupported|untreated|undefined|undetected|unknown
	unclear|unreadable|unfinished|unaddressed|unassessed|unjustified|unmanaged|unmet|unchecked|uncompleted|unequal|unevaluated|unversioned|undated|unaware|unowned|unattended|unlocked|unencrypted|unprotected|unclassified|unlicensed|uncalibrated|unescorted|unguarded|unregistered|unsecured|unlogged
	empty|blank
	omit*|omission*
	neglect*
	skipped|skips
	ignored|ignores
	bypass*
	disregard*
	shortfall*
	deficien*
	gap|gaps
	still
	remain|remains|remained
	left|leave|leaves|leaving open
	last|latest|recent _? _? _? _? _? dates|dated
	past its|their|the _? _? _? date|deadline|term|limit
	past due
	rules|ruled out
	last performed|reviewed|updated|assessed|tested|audited|evaluated|carried|checked|done|held in|on|out
	forgot|forgotten
	overwritten|deleted|destroyed|erased|misplaced
	left the organization|organisation|company
	excludes
	open item*|point*|action*|issue*|finding*
	withdrawn|removed|replaced|refus*|denied|vacant
	stopped|ceased|discontinued|interrupted|suspended|disabled|switched|lost
	poor|poorly|weak|weakness*|shortcoming*|flaw|flaws|flawed
	far from
	unacceptable|irregular|irregularly|unreliable|unsafe|unusable|unsuitable
	although|though|whereas
`)

var englishDeviation = list(`
	deviat*
	depart* from
	contrary to
	differ|differs|differed|differing|different
	mismatch*
	discrepan*
	contradict*
	conflict*
	wrong|wrongly
	outdated|obsolete|superseded|stale
	out of date
	violat*
	breach*
	nonconforming|non-conforming|noncompliant|non-compliant|noncompliance|non-compliance
	is|are|was|were a? _? nonconformity|nonconformities|non-conformity
	non-exist*
	in error
	mistake*|error|errors
	partial*|partly
	in part
	limited|confined|restricted to
	stop|stops|stopped|end|ends|ended at|with|in
	despite|although|even
	exposed
	diverg*
	another _? than
	other than
	at|in variance
	unequal
	half
	rejected
	prohibit*|forbid*|forbade
	planned|scheduled|due|agreed for|in|on|by|until _ _? _? took|was|were|came|began|started
`)
