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
		not very? good|great|ideal|optimal|robust|mature|enough|ideal
		immature
		room|scope|potential for improvement
		there are|were|is|was some? issues|issue|problems|problem|shortcomings|weaknesses|deficiencies
		issues|problems|shortcomings|weaknesses|deficiencies with|in|regarding
		somewhat|fairly|quite|very|really|extremely
		often|sometimes|occasionally|frequently|infrequently|rarely|seldom|usually|normally|generally|typically|mostly|mainly|largely|partially|partly
		not fully|entirely|really|quite|completely|totally
		from time to time
		now and then
		etc
		and so on|forth
		and the like
		and|or similar|others|more|such
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
		leaves|leave to be desired
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
		{Words: "several|various|numerous|multiple|many|few", Before: "how|too|as"},
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
		{Words: "every", After: "#|day|month|week|year|quarter|other|second|third|time"},
		{Words: "always"},
		{Words: "never"},
		{Words: "nobody|noone", After: "has|had|was|is|from|in"},
		{Words: "the whole|entire", After: "life|lifecycle|life-cycle|chain|period|process"},
		{Words: "no one", After: "has|had|was|is|from|in|of"},
	}, list(`
		at all times
		no|not _? _? _? _? _? at all
		everyone|everybody|everything|everywhere|anywhere|nowhere
		none of the|their|its|these|those
		nothing
		completely|totally|entirely|wholly|whatsoever|utterly
		no employee|employees|staff|one|record|records whatsoever|ever
		in no case
		without any exception
		any and all
	`))
)
