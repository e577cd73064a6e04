"""Kept list: first names and the short forms people use for them, one family a line."""

# The first word stands for its family. A short form of two names (Chris, Sam) stands with the
# commoner one; the comparison asks the `nicknames` package as well.
FAMILIES = """
alexander alex alec sandy sascha sasha alexandre alessandro alejandro aleksander xander lex
alexandra alexa sandra alessandra alejandra
andreas andrew andy drew andre andrea andres andi
anna ann anne annie anita annika anja ana anke
anton tony antonio antoine toni anthony
barbara barb babs barbie barbel
benjamin ben benny benji benedikt
bernard bernie bernhard bernd bernardo
catherine cathy cate kate katie kathy katherine kathryn katharina katrin kathrin kat caterina
catherine catalina kathleen cath
charles charlie chuck carl karl carlos carlo chas
christian chris
christopher kit topher christoph christophe cristobal christoffer kris
christina christine tina chrissy christiane cristina kirsten christel
claudia claudine claude
clemens clement klemens
cynthia cindy
daniel dan danny dani danilo
david dave davey davide
deborah debbie deb debra
dominik dominic dominique nick domenico
donald don donny
dorothy dot dottie dorothea dorothee
edward ed eddie ned ted teddy eduard eduardo edoardo
eleanor ellie nell nora eleonora elly
elisabeth elizabeth liz lizzie beth betty betsy eliza lisa lise liesel sissi elisabetta isabel
elisabeth bettina libby elsa
emanuel manuel manny manu emmanuel
emily em emmy emilie emilia
ernst ernest ernie ernesto
eugene gene eugen eugenio
eva eve evi
ferdinand fernando ferdi
florence flo flossie
francesca franziska francoise frances fran franzi fanny francisca paquita
franz francis frank francisco francesco francois paco pancho franco fran
frederick fred freddie friedrich frederic federico fritz fredrik
gabriel gabe gabi
gabriele gabriela gabby gaby gabriella
gerald gerry gerard gerhard gerd gerardo
gertrude trude gertrud trudi
george georg georges jorge giorgio jurgen jorg yuri
gregory greg gregor gregorio
guillaume william will bill billy willy willi wilhelm liam guillermo guglielmo willem wim
gunter guenter gunther guenther
hannah hanna hanne
harold harry hal harald
heinrich henry hank heinz henri enrico enrique henrik hendrik heiner
helen helena helene elena lena leni ellen nelly
herbert herb bert bertie
hubert hugh hugo hubertus
ignacio nacho ignaz ignatius
ines agnes agnese
irene irina irena reni
jacob jake jakob jacques jaime giacomo jacobo jacopo koby
jacqueline jackie
james jim jimmy jamie jay jem
jean-baptiste jb
jennifer jen jenny jenni
jeremy jerry jeremiah
jessica jess jessie
jessop joss
joanna jo joan joanne johanna jana
johannes john johnny jack hans jean juan giovanni ivan jan johann jon hannes jens ian sean
johannes gianni jochen
jonathan nathan jonny
joseph joe joey josef jose giuseppe pepe beppe sepp jupp josip pino
joshua josh
judith judy judy jutta
julia julie jule giulia julianne
julian jules julio giulio julius julien
karolina caroline carolyn carol carrie karoline carolina karola lina
kenneth ken kenny
klaus nicholas nikolaus nicolas nico nicola nicolo nikolas niklas claus nicky nik
lawrence larry laurence lorenz lorenzo laurent lars lenz
leonard leo len lenny leonardo leonhard leon lennart
louis ludwig luis luigi lou louie lewis lutz gigi lucho
louise luisa luise luisella
lucas luke lukas luca luc
lucia lucy luzia lucie
magdalena magda madeleine maddalena lena
manfred manni fred
marcus mark marco marc markus marcos marek
margaret maggie meg peggy margarete margarethe margarita margherita marguerite greta gretel rita
margaret marge margit margot grete gretchen
maria mary marie molly polly mia mitzi marija
martin marty martino martim
martha marta
matthew matt matthias matteo mateo matthieu mathias mathieu matze hias
maximilian max maxime massimo massimiliano maxim maximo
melanie mel
michael mike mick mickey michel miguel michele mikhail michi mikey
monica monika monique moni
natalie nat nathalie natalia natascha
nathaniel nate nat
norbert bert norb
oliver ollie olivier oliviero
pamela pam
patricia pat patty trish tricia patrizia
patrick paddy patrice patrizio
paul pablo paolo pauli pavel paulo
peter pete pierre pedro pietro piet petra pier piotr
philip phil philipp philippe felipe filippo pip
rachel rach rahel raquel rachele
raphael rafael raffaele rafa raff
raymond ray raimund ramon raimondo
rebecca becky becca rebekka
reinhard reiner rainer
renate renata rena
richard rick dick richie rich ricky riccardo ricardo ritchie
robert bob rob bobby robbie roberto bert
roger rodger ruediger rudiger ruggero
roland rolf rolando orlando
ronald ron ronnie reinhold
rosa rose rosie rosemary rosalie rosario
rudolf rudy rudi rudolph rodolfo ralph
samuel sam sammy samuele
samantha sammie
sara sarah sally sadie
sebastian seb basti bastian sebastien sebastiano
siegfried sigi siggi sigfrido
sophia sophie sofia sofie
stefan stephen steve steven stephan stephane stefano esteban etienne steffen stevie
stefanie stephanie steffi stephie stefania
susan sue susie susanne suzanne susanna suzie susana sanne
teresa therese theresa terry tess tessa resi theresia
theodor theodore theo teodoro
thomas tom tommy tomas tommaso thom
timothy tim timmy timo timotheus
ulrich uli ulli ulrico
ursula uschi ulla orsola
valentin val valentino
veronika veronica vero ronnie veronique
vincent vince vinnie vicente vincenzo vinzenz enzo
victor vic viktor vittorio
victoria vicky vicki viktoria vittoria tori
walter walt wally gualtiero
werner wernher
wolfgang wolf wolfi
zachary zach zack
"""
