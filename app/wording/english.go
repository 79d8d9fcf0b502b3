package wording

import "strings"

// English returns the English tables.
func English() *Language { return english }

// english is how English is read; the words that rules look for are in the files beside.
var english = &Language{
	Tag: "en",
	Abbreviations: strings.Fields("e.g i.e eg ie etc no nos nr approx ca cf cl ch sec art fig p pp para vol ed rev ver v dr mr mrs ms prof st " +
		"jan feb mar apr jun jul aug sep sept oct nov dec incl excl resp min max vs dept ref"),
	Contractions: []Contraction{{Suffix: "n't", Full: "not", Irregular: map[string]string{"wo": "will", "ca": "can", "sha": "shall"}}},
	Possessives:  []string{"'s"},
	Function: strings.Fields("the a an of and or in on at to for from by with without within as that which who whose this these those it its their they " +
		"is are was were be been being has have had do does did not no nor but than then there where when while before after since until " +
		"during between under over into out up all any each one two only also both such other only own per via about against because due " +
		"should must shall may can could would will"),
	Numbers: map[string]int{
		"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
		"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	},
	Months: strings.Fields("january february march april may june july august september october november december " +
		"jan feb mar apr jun jul aug sep sept oct nov dec"),
	Stems:  englishStems,
	Titles: strings.Fields("mr mrs ms miss mx dr prof professor sir madam herr frau"),
	Common: strings.Fields("will mark grace may april june august art rose hope faith joy dawn eve summer autumn grant bill frank guy drew chase " +
		"long short young old brown black white green gray grey king page price field fields rice stone wood woods hill lake banks bush bell " +
		"cook baker smith miller hall day days more best good west east north south major moss frost power powers case cross ward wise sharp " +
		"reading church park parks hart land law laws read walker porter carter fisher hunter archer mason parker taylor turner potter strong " +
		"love max sue pat rob jean dean dale glen heath cliff sandy crystal amber olive iris daisy violet lily robin jay penny patience"),
	OfAll: strings.Fields("of out from"),
	Share: list(`
		all|each|both|neither|none|any of? the|these|those? sampled|reviewed|audited|selected|remaining? #
		every one of the? #
		not one of the? #
		sample|total|population of #
		# of which|whom|these|those
		# percent
		# per cent
		half of the? _? #
	`),
	NotExtent: strings.Fields("page pages part step chapter section sheet slide week day days annex table figure version revision entry entries clause clauses control controls"),
	Clause:    strings.Fields("clause clauses subclause subclauses sub-clause sub-clauses cl cls control controls requirement requirements"),
	Criterion: list(`
		contrary|according|conforming|pursuant to
		required|demanded|asked|prescribed by
		accordance|conformity|compliance|line|non-compliance|noncompliance|nonconformity|non-conformity|nonconformance|non-conformance with|to|against
		against|under|per|violates|breaches
		requirement|requirements of
		see|cf|also|compare
	`),
	Contrast: list(`
		while|whereas|but|yet|although|though|however|against|versus|vs|instead|rather|only|already
		allow*|ask|asks|asked|require*|demand*|prescrib*|specif*|stipulat*|permit*|foresee*|call|calls|set|sets|fix*
		limit*|target*|criterion|criteria|threshold*|maximum|minimum|tolerance*|nominal|deadline|schedule*|planned|due|agreed|expected|intended|normal
		before|after|ahead|earlier|later|longer|shorter|older|higher|lower|more|less|fewer|than
		dated|dates|sign-off|approval
	`),
	ByPerson: list(`
		confirmed|stated|said|signed|approved|reported|explained|told|shown|provided|performed|written|done|validated|reviewed|carried by
		carried out by
		interview|interviews|interviewed|meeting|discussion|talk|call|conversation with
		according to
		interviewed
		asked
		signature|signatures of
	`),
	Legal: strings.Fields("as asa ag gmbh kg mbh ltd limited inc corp corporation company plc llc llp sa sas sarl srl spa bv nv oy oyj ab aps kft zrt sro doo pty co group holding and und et of street road avenue"),
	Given: englishGiven, Jobs: englishJobs, Articles: strings.Fields("the a an our their its former"),
	Roles: strings.Fields("manager managers director directors officer officers head heads lead leads leader engineer engineers scientist scientists analyst owner owners " +
		"chief executive president chair board committee team teams department office staff assistant agent agents developer developers architect auditor auditors " +
		"administrator operator operators supervisor coordinator specialist expert representative secretary steward controller counsel consultant clinician doctor nurse " +
		"quality product products management data protection security risk compliance legal human resources operations support sales marketing purchasing development " +
		"research finance it safety clinical governance service services general deputy senior junior principal group unit division internal external top works council " +
		"group's ai ml model system customer client supplier vendor medical technical regulatory affairs information technology privacy audit region regional country site"),
	Version: strings.Fields("revision rev version edition issue"),
	Empty: strings.Fields("see as per standard requirement requirements clause control text above below applicable applicability respective relevant corresponding same met meet meets fulfilled fulfil fulfill " +
		"comply complied complies conform conforms conformity compliance tbd tba todo none nil na unknown open missing refer reference stated mentioned given norm"),
	List:     strings.Fields("and or , & ( ) as well"),
	Range:    strings.Fields("to through – — until"),
	Of:       strings.Fields("of in from"),
	Standard: strings.Fields("standard iso iec iso/iec annex aims"),
	Place:    strings.Fields("in at from"),
	NoName: strings.Fields("monday tuesday wednesday thursday friday saturday sunday english german french norwegian european excel word jira " +
		"the this that these those annex clause section chapter page general particular addition accordance top human first second third scope"),
	Document: strings.Fields("policy procedure register plan manual report log minutes protocol record matrix contract agreement instruction form list statement dashboard ticket file"),
	Failure:  englishFailure, Conformity: englishConformity, NoFailure: englishNoFailure, HiddenOnly: englishHiddenOnly, HiddenSeen: englishHiddenSeen,
	Advice: englishAdvice, SoftAdvice: englishSoftAdvice, Reported: englishReported,
	Cause: englishCause, Attributed: englishAttributed,
	Connectives: strings.Fields("because due owing as since thanks resulting caused on through by for"),
	Dangling:    strings.Fields("and or but nor which that who is are was were be been being the a an of to in for with by not this it mainly partly probably likely mostly simply only"),
	Vague:       englishVague, VagueExtent: englishVagueExtent, Absolute: englishAbsolute,
	Generic: strings.Fields("system systems management organization organizational required requires control controls document documented documents process processes " +
		"need needs take make makes made place use used using keep kept retain retained information ai carried done determine determined " +
		"determines interval intervals planned plan establish established ensure ensures shall way every each include included includes work relevant " +
		"concern persons person people appropriate necessary changes change results result available"),
	Subject: list(`
		cover*
		internal audit*
		audit programme|program|plan|report|of|matrix|scope
		audited
		soa
		statement|statements of applicability
		applicability
		exclu*
		checklist
		matrix
		crosswalk
		justif*
		control|controls list|set|table
	`),
}

// englishStems are endings of English words, the longest first.
var englishStems = stemList("izations>iz isations>iz ization>iz isation>iz iveness>iv ations ments ation ities ances ences ings ment ness " +
	"ance ence ency ancy ible able ions ical ity ies>i ied>i gging>g! gged>g! pping>p! pped>p! nning>n! nned>n! tting>t! bbing>b! bbed>b! ing ion ers ent ant ors ive>iv ed es er or al ly s! e " +
	"y>i")
