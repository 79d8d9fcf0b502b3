package wording

import "slices"

// What cannot be verified in English, and what claims too much.
var (
	englishVague = slices.Concat(list(`
		adequate|adequately|inadequate|inadequately|insufficient|insufficiently|sufficiently|appropriate|appropriately|inappropriate|inappropriately
		properly|proper|improper|improperly|satisfactory|satisfactorily|unsatisfactory|reasonably|suitably
		poor|poorly|weak|bad|badly|sloppy|substandard
		good|nice|acceptable enough
		good|poor|bad|low|high quality
		in good|poor|bad order|condition|shape
		not _? effective|strong|clear|detailed|thorough|complete|precise|rigorous|systematic|consistent|frequent|fast|well enough
		not _? _? _? thoroughly|carefully|seriously|rigorously|diligently|promptly|effectively|efficiently|professionally
		hardly|barely|scarcely
		superficial|superficially|untidy|dirty|messy|chaotic|confusing|confused|cumbersome|mediocre|unprofessional|careless|lax|rudimentary
		is|are|was|were|remains|remained _? low|high|small|slow|modest|limited|lacking|lax $
		not very? good|great|ideal|optimal|robust|mature|enough|ideal
		not _? _? _? enough
		not very? robust|solid|sound|mature|comprehensive|meaningful|convincing|ideal|optimal|professional|sensible|thorough|rigorous|systematic|consistent $
		too long|late|few|little|much|many|slow|old|high|low|seldom|rarely|general|generic|short|weak|complicated|complex|superficial
		far from
		leaves|leave|leaving _? _? to be desired
		acceptable|unacceptable|tolerable|questionable|dubious|doubtful|problematic|suboptimal|sub-optimal|unsatisfying|meagre|patchy|sketchy|spotty|sporadic|sporadically
		irregularly|erratic|erratically|haphazard|haphazardly|disorganised|disorganized|unstructured|clumsy|sluggish|half-hearted|halfhearted|unreasonable|unsuitable
		serious|major|significant|considerable|substantial|severe|grave|numerous|obvious|certain|various|several|some|many shortcoming|shortcomings|weaknesses|weakness|deficiencies|deficiency|problems|problem|issues|difficulties|flaws
		significantly|considerably|substantially|severely|seriously|markedly|greatly|highly|obviously|evidently|clearly
		is|are|was|were an issue|problem|challenge
		of concern $
		immature
		room|scope|potential for improvement
		there are|were|is|was some? issues|issue|problems|problem|shortcomings|weaknesses|deficiencies
		issues|problems|shortcomings|weaknesses|deficiencies with|in|regarding
		somewhat|fairly|quite|very|really|extremely
		often|sometimes|occasionally|frequently|infrequently|rarely|seldom|usually|normally|generally|typically|mostly|mainly|largely|partially|partly
		not fully|entirely|really|quite|completely|totally
		from time to time
		now and then|again
		at times
		on occasion|occasions
		in places
		in part|some|several|many|most|certain|various cases|places|areas|respects|instances|parts|aspects
		here and there
		once in a while
		intermittently|repeatedly
		a bit|little
		kind|sort of
		somehow|something
		for years|months|weeks|days|ages|long
		etc
		and so on|forth
		and the like
		and similar|others|more|such|suchlike $
		or similar|others|something $
		among others
		stuff
		seem|seems|seemed|seemingly|apparently|presumably|probably|possibly|perhaps|maybe|supposedly|allegedly
		appear|appears|appeared to|that|not|as
		it appears|appeared
		might|may have been?
		might be
		unclear
		we|i believe|think|feel|assume|guess|suspect
		in my|our opinion|view
		more or less
		to some|certain|large|great extent|degree
		in due time|course
		in a timely manner|fashion
		timely
		as soon as possible
		asap
		recently|lately
		for a while
		a while ago
		long ago
		for a? long time
		needs improvement
		not up to standard|scratch|date|par
		could|can be better
		could have been better
		as needed|necessary|applicable|appropriate
	`), []Phrase{
		{Words: "could be", After: "shown|presented|provided|found|produced|seen|demonstrated|given|traced|verified|reproduced|located|identified|established|confirmed|made|read|opened"},
		{Words: "sufficient", Before: "no|of"},
		{Words: "regularly|periodically", Before: "be|are|is"},
		{Words: "better", After: "than"},
		{Words: "rather", After: "than"},
		{Words: "things", Before: "of"},
		{Words: "soon", Before: "as"},
	})
	englishVagueExtent = []Phrase{
		{Words: "some", After: "extent|degree|time"},
		{Words: "large|great|small|big|significant|considerable|substantial|good|major|sizeable part|portion|number|share|amount|proportion|quantity|percentage of"},
		{Words: "dozens|hundreds|thousands|scores|plenty of"},
		{Words: "several|various|numerous|multiple|many|few|countless", Before: "how|too|as"},
		{Words: "most", Before: "the|at", After: "recent|part|important|likely|of"},
		{Words: "most of"},
		{Words: "a number|couple|lot|handful|variety|range|series|majority of"},
		{Words: "lots|plenty of"},
		{Words: "certain", Before: "be|is|are|was|were|not|make|a", After: "of|that|whether"},
		{Words: "different systems|records|files|places|employees|persons|people|documents"},
	}
	englishAbsolute = slices.Concat([]Phrase{
		{Words: "all", Before: "at|above|after|not", After: "levels|along|right|#"},
		{Words: "not all"},
		{Words: "everyone|everybody", After: "with|who|whose"},
		{Words: "every", After: "#|day|month|week|year|quarter|other|second|third|time"},
		{Words: "always"},
		{Words: "never"},
		{Words: "nobody|noone", After: "has|had|was|is|from|in"},
		{Words: "the whole|entire", After: "life|lifecycle|life-cycle|chain|period|process"},
		{Words: "nobody|noone in|at|from|of the|this|that _? company|organization|organisation|department|staff|team|unit|management|site|plant|office|project"},
		{Words: "no one in|at|from|of the|this|that _? company|organization|organisation|department|staff|team|unit|management|site|plant|office|project"},
		{Words: "nobody|noone knows|knew|follows|followed|uses|used|reads|cares"},
		{Words: "no one knows|knew|follows|followed|uses|used|reads|cares"},
		{Words: "no one", After: "has|had|was|is|from|in|of"},
	}, list(`
		at all times
		not a single
		not one of? the|these|those|_
		without exception|exceptions
		at no time|point|stage
		in no way|instance|circumstances
		under no circumstances
		each and every
		in all|every case|cases
		across the board
		throughout the company|organization|organisation|department|site|plant
		invariably|universally|constantly
		no|not _? _? _? _? _? at all
		no|not _? _? has|have|had|was|were? ever
		everything|everywhere|anywhere|nowhere
		none of the|their|its|these|those
		nothing
		absolutely|completely|totally|entirely|wholly|whatsoever|utterly
		no employee|employees|staff|one|record|records whatsoever|ever
		in no case
		without any exception
		any and all
	`))
)
