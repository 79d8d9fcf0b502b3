package wording

import "slices"

// verbs of the English imperative that are not nouns as well.
const imperatives = "implement|introduce|establish|ensure|define|provide|assign|appoint|hire|improve|create|develop|conduct|perform|extend|add|revise|adopt|" +
	"consider|clarify|formalise|formalize|complete|prepare|arrange|organise|organize|strengthen|enhance|automate|integrate|communicate|enforce|prevent|fix|correct|" +
	"recommend|suggest|patch|encrypt|calibrate|delete|disable|enable|retrain|validate|verify|publish|register|forward|redirect|connect|combine|merge|align|separate|paint|print|extend|shorten|repeat|rewrite|translate|migrate|" +
	"archive|rename|restrict|revoke|renew|return|attach|distribute|display|involve|invite|brief|coach|teach|explain|agree|decide|build|buy|discuss|reduce|increase|maintain|include|allocate|nominate|designate|determine|identify|educate|inform|install|apply|keep|set|make|write|remove|replace|move|start"

// What proposes in English, explains, and reports.
var (
	englishAdvice = slices.Concat([]Phrase{
		{Words: "should not?", Before: "that|which|who", After: "have|a|any|there"},
		{Words: "ought to"},
		{Words: "must not?", Before: "that|which|who", After: "have|according"},
		{Words: "shall not?", Before: "that|which|who", After: "have"},
		{Words: "need|needs to", Before: "the|no|a|whose|their|its|that|which|who"},
		{Words: "has|have to", Before: "did|not|does|do|that|which|who", After: "do"},
		{Words: "had better"},
		{Words: "^ " + imperatives + " a|an|the|all|that|them|it|this|these|its|their|more|better|additional|appropriate|regular|formal|clear|sure|up"},
		{Words: "^ train|update|document|review|record|test|monitor|plan|use all|the|their|its|every|staff|employees|a|an", After: "of|was|were|is|are|has|had"},
		{Words: "^ run|log|label|sign|check|lock|send|call|stop|switch|tell|give|hold|put|share|store|test|audit|monitor|record|report|review|update|schedule them|it|this|these|your"},
		{Words: "^ please"},
		{Words: "best|good|common|industry|recognised|recognized practice is|would|calls|suggests|recommends"},
		{Words: "other|most|many|comparable companies|organizations|organisations|clients|firms _? use|uses|have|do|work|rely|apply"},
		{Words: "is|are needed|necessary|indispensable|advisable|desirable $", Before: "that|which|who|what|where|when|as|if|no|not|whether|than"},
		{Words: "^ better _"},
		{Words: "^ why|how|what not|about"},
		{Words: "^ try|remember|make sure? to|that|sure"},
		{Words: "it is very? important|vital|crucial|imperative|urgent|mandatory|indispensable|time to|that"},
		{Words: "there is a? clear|urgent|strong? need to|for", Before: "whether|if|that"},
		{Words: "ideally|preferably"},
		{Words: "a good|better idea"},
		{Words: "by introducing|appointing|hiring|implementing"},
		{Words: "^ one could|should|might|can"},
		{Words: "organization|organisation|company|client|auditee|site|team|department|staff|management is|are asked|requested|urged|invited|expected|encouraged|advised|required|obliged to"},
		{
			Words:  "is|are to be appointed|introduced|established|implemented|created|updated|trained|added|revised|corrected|developed|installed|improved|amended",
			Before: "that|which|who|what|procedure|policy|standard|plan",
		},
		{Words: "organization|organisation|company|client|auditee|site|team|department|staff|management needs|need a|an|more|better|new|additional"},
		{Words: "^ it? would be? advisable|better|beneficial|good|helpful|useful|wise|preferable|best"},
	}, list(`
		recommend|suggest|advise|propose that|to|the|a|an|implementing|introducing|adding|using|hiring|training|you
		^ recommend|recommended|suggest|suggested|advise|propose _
		i|we|auditor|auditors|auditor's|team recommend|recommends|suggest|suggests|advise|advises|propose|proposes
		is|are recommended|advised|suggested|proposed|encouraged|urged|advisable to|that
		is|are strongly|highly recommended|advised|suggested|encouraged
		is|are recommended|advised|suggested|advisable $
		^ action|actions|proposal|recommended|proposed|measure|measures|improvement|remedy|solution $
		^ corrective|preventive|proposed|suggested|recommended|possible|required action|actions|measure|measures|correction|solution $
		^ going forward
		^ in future
		^ from now on
		it is recommended|advised|suggested|proposed|advisable|necessary|essential
		our|the auditor's|auditors' recommendation|suggestion|proposal|advice
		^ recommendation|suggestion|advice|proposal
		would|could|can _? be _? solved|fixed|resolved|remedied|rectified|corrected|avoided|prevented|addressed|improved|closed by|with|through|if|using
		would be advisable|beneficial|better|preferable|wise|best|enough|sufficient|simpler|easier|helpful|useful|good|nice|desirable|worthwhile|sensible|necessary|appropriate
		would suffice|do $
		would make sense
		would|will solve|fix|resolve|remedy|prevent|avoid|close|eliminate|address|cure this|it|the|that|such|these|those|a|any|further|all
		we|i|auditor|auditors find|finds|consider|considers|see _? _? useful|helpful|better|preferable|sensible|necessary
		needs|requires improvement|improving|correction|correcting|updating|fixing
		to fix|solve|resolve|remedy|rectify|correct this|it|that|these
		to prevent recurrence
		to avoid|prevent a? recurrence|repetition
		the? best|only|easiest|obvious|right|simplest|natural|logical solution|fix|remedy|way|answer|step|measure
		the? solution|remedy would|could|lies
		you should|must|need|could|may|might
	`))
	englishSoftAdvice = slices.Concat([]Phrase{
		{Words: "could|might|may be set|introduced|added|created|implemented|appointed|extended|automated|developed|trained|installed|adopted|formalised|formalized|" +
			"strengthened|expanded|nominated|hired|combined|moved", Before: "no|not|neither|nothing|nobody|never|which|that|who"},
	}, list(`
		could|may|might|can _? consider
		may|might wish|want to
		would|could help
		would improve|ease|enable|ensure|allow|facilitate|reduce|save|simplify|strengthen|support
		organization|organisation|company|client|auditee|team|department could|can|may|might use|introduce|adopt|add|consider|extend|implement|set|appoint|train|buy
		would benefit
		could|can be improved|considered
		consider adding|using|introducing|implementing|hiring|training
		a possible|better solution|way|approach
		one option
	`))
	englishReported = list(`
		according to
		as required|stated|specified|defined|prescribed|described|set|demanded by|in
		per procedure|policy|instruction|contract|plan
		require|requires
		required by
		say|says|said|saying
		state|states|stated|stating
		ask|asks|asked for
		prescribe|prescribes|prescribed|prescribing
		specify|specifies|specified|specification
		stipulate|stipulates|stipulated
		demand|demands|demanded
		define|defines|defined|describes|described|provides that|how|when|who|which|what
		instruct|instructs|instructed
		recommendation|recommendations of
		decided that
		wrote|writes
		under procedure|policy|instruction|contract
		criteria|criterion|rule|rules that
		whether|how|what
	`)
	englishCause = []Phrase{
		{Words: "because"},
		{Words: "due to", Before: effects, After: "be|expire|go|start|begin|take|end|have|happen|occur|report|complete|deliver|finish|open|close|leave|arrive|come|run|join|undergo|receive|retire"},
		{Words: "owing to", Before: effects},
		{Words: "on account of"},
		{Words: "as a? result|consequence of", Before: effects},
		{Words: "caused by", Before: effects},
		{Words: "resulting|results|resulted|stems|stemming|arising|arises|arose from", Before: effects},
		{Words: "was|were|is|are caused", Before: effects},
		{Words: "is|are|was|were attributable to"},
		{Words: "can|could|may|must be? attributed to", Before: effects},
		{Words: "root cause|causes appears|appear to"},
		{Words: "given that _ _? _? had|has|have|was|were|is|are"},
		{Words: "root cause|causes is|are|was|were|lies|seems|being", After: "not|unknown|never|neither|determin*|identified|analys*|recorded|documented|missing|given|examin*|investigat*|stated"},
		{Words: "cause is|was|lies|seems|being", Before: "root|no|each|its|their|whose", After: "not|unknown|never|determin*|identified|analys*|recorded|documented|missing|given|examin*|investigat*|stated"},
		{Words: "the cause of|for this|the failure|lapse|gap|is|was", After: "not"},
		{Words: "the? reason for this|that|it is|was|being"},
		{Words: "the? reason|reasons is|was|being|were|are", After: "not|missing|given|recorded|documented|unknown|stated|never|in"},
		{Words: "for|through|from|by|shows|show|showing|indicates|indicate|indicating|demonstrates|demonstrating|reveals|reflects|reflecting|suggests a? lack|want|shortage of"},
		{Words: "thanks to"},
		{Words: "^ root? cause|causes|reason|reasons|explanation $"},
		{Words: "^ the? lack|want|shortage of _? awareness|training|resources|staff|time|competence|knowledge|understanding|attention|communication|commitment|budget|" +
			"personnel|oversight|experience|skills|discipline|ownership|money|people|capacity|interest", After: "record*|evidence|plan|plans|programme|material*|file*|matrix"},
		{Words: "since|as nobody|staff|employees|management|the|they|he|she _? _? felt|feels|knew|knows|thought|believed|took|cared|wanted|saw"},
		{Words: "which is why"},
		{Words: "which|this|that can|could|may? is|was|be explained by"},
		{Words: "forgot|forgotten|overlooked|carelessness|negligence|negligent|careless"},
		{Words: "human error|mistake", Before: effects + "|of|for|against"},
		{Words: "misunderst*", Before: "be|can|could|of"},
		{Words: "since|as nobody|no|staff|employees|management|resources|there|the|they|he|she _? _? is|are|was|were no|not|too|busy|missing|ill|absent|unaware|lacking|understaffed|overloaded|unavailable|on"},
		{Words: "since|as nobody|staff|employees|management|the|they|he|she _? _? had|has no|not|too|little|few|left"},
		{Words: "since|as _ _? _? lacks|lack|lacked|left|resigned|retired|quit"},
		{Words: "a consequence of", Before: effects},
		{Words: "as it|they|he|she was|were|had|has|is|are", After: "in|at|on|then|when|before|since|today|now|from|#"},
		{Words: "in order to meet|save|avoid|keep|finish|reduce|speed|make|reach|win"},
		{Words: "time|schedule|commercial|budget|cost|deadline|delivery pressure|pressures|constraints"},
		{Words: "pressure of time|from"},
		{Words: "staff|personnel|employee turnover|shortage|shortages", After: "plan|statistics|risk*|register"},
		{Words: "of|to|under|from|by|through|with a|the|their|its? high|heavy|excessive|increased? workload"},
		{Words: "understaff*|miscommunication|inattention|inexperience"},
		{Words: "underlying|real|main|actual problem|issue|reason", After: "log|list|register|report"},
		{Words: ", since the|a|an|its|their|his|her|no|this|these|it|they|there|both|all|each|management|staff|employees|nobody", After: "#"},
		{Words: "not see|sees|saw|seen|recognise|recognize|appreciate the|any|a value|need|point|importance|benefit|benefits|purpose|reason"},
		{Words: "wrongly|mistakenly|erroneously assumed|assumes|believed|believes|thought|thinks"},
		{Words: "assumed|believed|thought|considered that|it|this|these _? _? _? _? _? _? not|no|unnecessary|optional|enough|sufficient|superfluous|voluntary"},
		{Words: "an oversight"},
		{Words: "seeing|considering that|as|how"},
		{Words: "inasmuch|insofar as"},
		{Words: "by reason of"},
		{Words: "in view|light|consequence|face of", Before: effects},
		{Words: "on the grounds"},
		{Words: "for the reason|reasons that"},
		{Words: "for reasons of"},
		{Words: "for want|fear of"},
		{Words: "of|from|through|by _? ignorance|negligence|carelessness|habit|routine|convenience|inexperience|indifference|complacency|caution|fear"},
		{Words: "triggered|prompted|induced|provoked|driven|occasioned by", Before: effects + "|alert*|alarm*|event*"},
		{Words: "brought about by", Before: effects},
		{Words: "traced|traces|trace|goes|went|going|dates back to", After: "#"},
		{Words: "put down|ascribed|attributed to", Before: effects + "|role*|task*|owner*"},
		{Words: "explains|explained the|this|that|why|it"},
		{Words: "hence|therefore|thus the|this gap|failure|omission|delay|lapse|deviation|nonconformity|finding"},
		{Words: "rooted in"},
		{Words: "origin|origins|root|roots of? this|the failure|gap|omission|delay|lies|lie"},
		{Words: "is|was|were|are the|a result|product|effect|outcome|symptom of", Before: effects},
		{Words: ", the|a|an? direct? result|consequence|effect|product|outcome of", Before: effects},
		{Words: "not know|knew|remember|understand|see how|where|whom|why", Before: "no"},
		{Words: "has|have|had to do with"},
		{Words: "the background is|was|to"},
		{Words: "was|were|is|are|being on leave|holiday|vacation|maternity|parental|sick", After: "day*|rota"},
		{Words: "had|has|have no|not|little|insufficient enough? time|capacity|budget|money", After: "limit*|stamp*|series|plan*"},
		{Words: "overworked|overburdened|overstretched"},
		{Words: "not take|takes|took|taking _? _? _? seriously"},
		{Words: "not care|interested"},
		{Words: "given|gives|has|have|had|attaches a? low|lower|no|little priority|importance|attention"},
		{Words: "priority|importance of _ _? _? _? _? is|was low|lower|small"},
		{Words: "unwilling|reluctant|indifferent"},
		{Words: "not understand|understood|realise|realize|know the requirement|requirements|standard|clause"},
		{Words: "led|leading to this|the failure|omission|gap|lapse|delay|nonconformity"},
		{Words: "by mistake|oversight|accident"},
	}
	englishAttributed = list(`
		said|says|stated|explained|reported|told|answered|confirmed|added|mentioned|wrote|according
		statement|account|answer|words of
		interview|interviews|interviewed
	`)
)

// effects are what causes are rightly named of: the subject of an AI management system, not its failures.
const effects = "risk*|harm*|impact*|consequence*|damage*|effect*|bias|biases|incident*|change*|error*|hazard*|discriminat*|loss|losses|injur*|deviation*|degradation|drift|complaint*|failures|downtime"
