"""Danish post towns, lower-case, by their first word: a postcode before one of them is an address in any spelling.

Left out are those that are everyday words (Vejen, Give, Gram): they count with a capital letter only.
"""

_NAMES = """
    aabenraa aabybro aakirkeby aalborg aarhus aars aarup agedrup agerskov albertslund allerød allinge allingåbro
    almind amager arden askeby asnæs asperup assens augustenborg aulum auning bagenkop bagsværd ballerup barrit
    bedsted bevtoft billund bindslev birkerød bjerringbro bjert bjæverskov blommenslyst blåvand bogense
    bolderslev borre borup brabrand bramming branderup bredebro bredsten brenderup broager broby brovst
    brædstrup brøndby brønderslev brønshøj brørup bylderup børkop bøvlingbjerg charlottenlund christiansfeld
    daugård dianalund dragør dronninglund dronningmølle dyssegård ebeltoft egernsund egtved egå ejby esbjerg
    eskebjerg eskilstrup espergærde faaborg fanø farsø farum faxe filskov fjerritslev fredensborg fredericia
    frederiksberg frederikshavn frederikssund frederiksværk frøstrup fuglebjerg føllenslev fåborg fårevejle
    gadbjerg gadstrup galten gedser gentofte gilleleje gislinge gistrup gjern gladsaxe glamsbjerg glejbjerg
    glostrup glud glumsø gredstedbro grenaa grenå greve grevinge grindsted græsted gråsten gudbjerg guderup
    gudhjem gudme gørding gørlev gørløse haarby haderslev haderup hadsten hadsund hammel hammerum hanstholm
    harboøre harndrup haslev hasselager havdrup havndal hedehusene hedensted hejls hejnsvig hellebæk hellerup
    helsinge helsingør hemmet herfølge herlev herlufmagle herning hillerød hinnerup hirtshals hjallerup
    hjortshøj hjørring hobro holbæk holeby holstebro holsted holte hornbæk hornslet hornsyld horsens humble
    humlebæk hundested hurup hvidovre højbjerg højby højer højslev høng hørning hørsholm høruphav hørve idestrup
    ikast ishøj jelling jordrup juelsminde jyderup jyllinge jægerspris kalundborg kalvehave karise karlslunde
    karup kastrup kbh kerteminde kgs kibæk kjellerup klakring klampenborg klarup klippinge knebel kokkedal
    kolding kolind korinth korsør kruså kvistgård kværndrup københavn køge kølvrå langeskov langå lejre lemvig
    liseleje lundby lunderskov lyngby lynge lystrup læsø løgstrup løgstør løgumkloster løkken malling mariager
    maribo marslev marstal melby mern mesinge middelfart morud munkebo møldrup mørkøv måløv nakskov nexø nibe
    nivå nordborg nordhavn nyborg nykøbing nyråd nysted nærum næstved nørresundby odder odense oksbøl otterup
    oure padborg pandrup præstø randbøl randers ranum regstrup ribe ringkøbing ringsted risskov roskilde roslev
    rudkøbing rungsted ryomgård rødby rødding rødekro rødkærsbro rødovre rødvig rømø rønde rønne rørvig sabro
    sakskøbing silkeborg sindal sjølund skagen skals skanderborg skibby skive skjern skodsborg skovlunde
    skælskør skærbæk skævinge skødstrup skørping slagelse slangerup smørum snekkersten solbjerg solrød
    sommersted sorø spentrup spjald spøttrup stege stenlille stenløse stensved stoholm storvorde stouby strandby
    struer stubbekøbing støvring suldrup sunds svaneke svebølle svendborg svenstrup svinninge sydals sæby søborg
    søby søllested sønderborg søndersø taastrup thisted thyborøn tikøb tilst tinglev tistrup tisvildeleje
    tjæreborg toftlund tommerup tranbjerg tranekær trige tølløse tønder tørring tårnby tårs tåstrup ulbølle
    uldum ulfborg ullerslev ulstrup vadum valby vallensbæk vamdrup vandel vanløse varde vedbæk veflinge vejby
    vejle vejrup vejstrup veksø vemb vestervig viborg viby videbæk vildbjerg vinderup vipperød virum vissenbjerg
    viuf vodskov vojens vordingborg vrå væggerløse værløse ærøskøbing ødsted ølgod ølsted ølstykke ørbæk ørnhøj
    ørum østermarie åbenrå åbybro åbyhøj ålborg ålbæk ålsgårde århus årslev
"""

POST_TOWNS = frozenset(_NAMES.split())
