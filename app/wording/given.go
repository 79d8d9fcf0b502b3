package wording

import "strings"

// englishGiven are given names by which a person is known for one where the case does not name them: those that are common
// among people who work in English, and are no other word that stands with a capital.
var englishGiven = strings.Fields(`
aaron abdul abdullah abena abigail abiola adaeze adam adebayo adeola aditi aditya adrian agata agnes agneta agnieszka ahmad
ahmed aidan aino aisha akash akiko akin akira alan alberto albin alejandro aleksander aleksandra alena alessandra alessandro
alessia alexander alexandra alexandre alexei alexey alfonso alfred alfredo ali alice alicia alina alison alva amadou amal
amanda amara amelia amina aminata amir amit ana anastasia anatoly anders anderson andre andrea andreas andreea andrei andreia
andrej andrew andrzej aneta angela angelika angelo angus aniket anil anita anja anna anne annegret anneli annemarie annette
annika ante anthony antoine anton antonella antonia antonio antti anusha anya aoife aparna arjan arjun armin arnaud arne
arthur arun arvid arvind asha asim aslak astri astrid atsushi audrey aurelie axel ayesha ayse babajide balazs bao barbara
bartosz bastian beate beatrice ben benedikt benjamin benoit bernadette bernard bernardo bernd bettina bilal birgit birgitta
birgitte bjorn bob bogdan boris branko brenda brendan brian bridget brigitte bruno caitlin callum camilla carl carla carlo
carlos carmen carol carola caroline carsten catarina catherine cecilia cecilie chandra charles charlotte chen chiara chidi
chinedu chinwe chloe chris christa christelle christian christina christine christoph christopher ciara claire clara claudia
colin conor corinna cornelia cosmin craig cristina cyril dagmar damian damien daniel daniela danuta daria darius darren david
davide deborah deepa deepak delphine denise dennis derek derya detlef diana diego dieter dietmar dimitri dina dirk divya
dmitri dmitry dominik dominique donald dorota dorothea dorothy douglas dragan duncan ebba eduard eduardo edward efe eileen
eirik ekaterina elaine eleanor elena eleni elias elif elina elisabeth elise elizabeta elizabeth ellen ellie emeka emil emilia
emiliano emilie emily emma emre enrique enzo eric erica erik erika erin ernesto ernst esther etienne eugenia eun eva evelyn
evgeny fabian fabien fabio fabrice fatih fatima fatma federica federico felix femi ferdinand fergus fernando filip filippo
finn fiona florian folake frances francesca francesco francis francois franziska frederic frederik fredrik freya frida
friedrich fritz gabriel gabriela gael gareth gary gaurav genevieve geoffrey georg george georgios gerald gerard gerd gerhard
gertrud gianluca giorgio giovanni gisela gita giulia giulio giuseppe goran gordon gosia graeme graham gregory greta grzegorz
guang gudrun guido guillaume guillem guillermo gulsah gunilla gunnar gunther gustav hakan halima hamid hamza hana hanna hannah
hannes hans harald harry haruka hassan heather hector hedda heidi heike heiner heinrich heinz helen helena helga hendrik
henning henri henrik henry herbert hermann hilde hiroko hiroshi holger hong hrvoje huang hugo hui hussein ian ibrahim ida
ifeoma iga ignacio igor ikram ilaria ildiko ilse imran ines inga inge ingeborg ingo ingrid ioana ioannis irene irfan irina
irmgard isabel isabelle ismail istvan ivan ivana ivo iwona jaakko jacek jack jacob jacqueline jacques jaime jakob jakub james
jamie jan jana jane janet janice janina janos jarek jaroslav jasmin jason javier jean jeffrey jelena jennifer jens jeremy
jerzy jesper jessica jesus jette jiaying jill jim jing jitka joachim joan joana joanna joao joaquin joe joel johan johann
johanna johannes john jonas jonathan joost jorg jorge jorn jose josef joseph joyce jozef juan judith juha julia julian juliana
juliane julianna julie julien julio junko jurgen justin jutta kaarina kai kamal kamil kana karen kari karim karin karina karl
karol karolina karoline karsten katalin katarina katarzyna kate kateryna katharina katherine kathleen kathrin katja katrin
katrine kavita kazuki keiko keith kelly kemal kenji kenneth kenta kerstin kevin khadija khalid kieran kim kiran kirsten kjell
kjetil klara klaus kofi konrad kourosh krishna kristina krzysztof kumar kurt kwabena kwame kyoko kyung lakshmi larissa lars
lasse laszlo laura lauren laurence laurent lavinia lea leah leif leila lena lene lennart leo leon leonardo leonie leszek
leticia liam liang lidia liesbeth lieselotte lili lilian liliana linda lionel lisa lise liselotte liv ljubica lorena lorenzo
lorna lothar louis louise lovisa luca lucas lucia luciana lucie lucy ludmila ludwig luis luisa luka lukas lukasz lydia lyubov
maarten maciej maciek madhu magda magdalena magnus mahesh mahmoud mai maja malgorzata malik malin manfred manisha manon manuel
marc marcel marcela marcelo marcin marco marcus mareike marek margaret margareta margarita margit margot maria mariam mariana
marianna marianne mariano marie marika marina mario marion marisa marit marius markus marlene marlies marlon marta marten
martha martin martina mary matej mateo mateusz mathias mathieu mathilde mats matteo matthew matthias matti maureen maurice
mauro maxime maya meera megan mehmet mei meike melanie melissa mercedes merete mia micha michael michaela michal michel
michele michelle miguel mihaela mihai mikael mikhail mikko milan milena miriam mirjam miroslav mitsuko mohamed mohammad
mohammed mohan monica monika monique morag moritz morten muhammad murat mustafa nadia nadine nadir nagy nancy naomi nata
natalia natalie natascha natasha naveen neda neha neil nevena ngozi nguyen niall nicholas nicola nicolai nicolas nicole
nicoletta niels nikhil nikita niklas nikola nikolai nikolaos nils nina nisha nitin njoki nkechi noah noemi nora norbert nuno
nuria obinna odile olaf olamide ole oleg oleksandr olena olga oliver olivia olivier olu oluwaseun omar onur orla oscar ottilie
otto oyvind pablo padraig paloma pamela panagiotis paola paolo parisa parvati pascal pascale patrice patricia patricio patrick
patrik patrycja paul paula paulette paulina paulo pavel pavla pawel pedro pekka penelope per peter petr petra petros petter
philip philipp philippe piero pierre pieter pietro pilar piotr pooja pradeep prakash pranav prasad pravin preeti priscilla
priya qing quentin rachel radek rafael rafal ragnhild rahel rahul rainer raj rajesh ralf ralph raluca ramesh ramon ramona
ranjit raphael rasmus raul ravi raymond rebecca reetta regina regine reiko reinhard renate reza ricardo riccardo richard
rikard rita robert roberta roberto rocio rodrigo roger rohit roisin roland rolf roman ronald rosa rosalie rosanna rosemary
roshni roswitha ruben rui rupert ruth ryan sabine sabrina sachiko sadia saeed sally salma salvatore samantha sami samir samuel
sandeep sandra sandrine sanjay sanjeev sanna santiago sara sarah saskia satoshi saurabh sean sebastian selma semra seppo
sergei sergio seun severine shalini shane shanthi sharmila sharon sheila shirin shreya shu siddharth siegfried sienna sigrid
sigurd silke silvana silvia silvio simon simone sinead sini siobhan slobodan snezana sofia sofie solveig sonal sonia sonja
sophia sophie soren sreenivas stanislav stanislaw stef stefan stefanie stella stephan stephanie stephen steve steven stine
subhash sudhir sunil sunita suresh susan susanne sven svetlana swati sylvain sylvia sylvie sylwia szymon tadeusz takashi
takeshi tamara tamas tania tanja tariq tarja tarun tatiana tatjana tendai terence teresa tereza terry thabo thandiwe thea
themba theo theodor theresa therese thierry thilo thomas thorsten tiago tiina tilda tim timo timothee timothy tina tobias tom
tomas tomasz tommaso tommy tonje tony torben tore torsten toshiko tova tracy trine trond tunde uchenna ulf ulla ulrich ulrike
umberto unni ursula urszula usha ute uwe vaclav valentin valentina valeria valerie vanessa vasily venkat vera verena veronica
victor victoria vijay vikram viktor viktoria vilma vincent vincenzo viola virginie vishal vito vivek vivian viviana vladimir
volker waldemar walter wanda wei wendy wenzel werner wiebke wiktor wilhelm william wilma wioletta wojciech wolfgang xavier
xiao xin yael yan yara yasmin yasmine yasuko yetunde yiannis ying yoko yolanda yosef youssef yuan yuki yuko yuliya yuri yusuf
yusuke yves yvonne zainab zbigniew zdenek zeynep zhang zoe zofia zoltan zsofia zuzana
`)

// englishJobs are what persons are called by what they do, behind a name: "…, data engineer".
var englishJobs = strings.Fields("manager director officer head lead leader engineer scientist analyst owner executive president chair developer architect " +
	"auditor administrator operator supervisor coordinator specialist expert representative secretary steward controller counsel consultant clinician doctor nurse " +
	"physician radiologist tester annotator validator trainer assistant ceo cto cio ciso coo cfo dpo")
