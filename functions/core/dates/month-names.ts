/** The names and abbreviations of the months in the languages of Europe, and Arabic, Hebrew, Thai and the languages of India (CLDR), lower case. */
const NAMES = [
  "january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty leden ledna led január januára январь января янв январ січень січня січ януари ιανουαρίου ιανουάριος ιαν ocak oca tammikuu tammikuuta tammi ianuarie ian siječanj siječnja sij јануар јан jaanuar jaan janvāris sausis sausio gener urtarrila xaneiro janúar yanvar студзеня يناير كانون ژانویه ינואר जनवरी জানুয়ারি ஜனவரி జనవరి มกราคม",
  "february feb februar feber février févr fév fevrier febrero fevereiro fev febbraio februari luty lutego lut únor února úno február februára февраль февраля февр фев лютий лютого лют февруари φεβρουαρίου φεβρουάριος φεβ şubat şub helmikuu helmikuuta helmi febr februarie veljača veljače velj фебруар феб veebruar februāris vasaris vasario febrer otsaila febreiro febrúar fevral лютага فبراير شباط فوریه פברואר फरवरी फ़रवरी ফেব্রুয়ারি பிப்ரவரி ఫిబ్రవరి กุมภาพันธ์",
  "march mar märz maerz mär mrz mars marzo março maart mrt marzec marca březen března bře marec март марта мар березень березня бер μαρτίου μάρτιος μαρ mart marts maaliskuu maaliskuuta maalis március márc martie ožujak ožujka ožu märts kovas kovo maret març martxoa сакавіка مارس آذار מרץ मार्च মার্চ மார்ச் మార్చి มีนาคม",
  "april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna dub apríl apríla апрель апреля апр квітень квітня квіт април απριλίου απρίλιος απρ nisan nis huhtikuu huhtikuuta huhti április ápr aprilie travanj travnja tra aprill aprīlis balandis balandžio apirila красавіка أبريل ابريل نيسان آوریل אפריל अप्रैल এপ্রিল ஏப்ரல் ఏప్రిల్ เมษายน",
  "may mai mayo maio maggio mag mei maj maja květen května kvě máj mája май мая травень травня трав μαΐου μαίου μάιος mayıs toukokuu toukokuuta touko május svibanj svibnja svi мај maijs gegužė gegužės maig maiatza maí مايو أيار مه מאי मई মে மே మే พฤษภาคม",
  "june jun juni juin junio junho giugno giu czerwiec czerwca cze červen června čvn jún júna июнь июня июн червень червня черв юни ιουνίου ιούνιος ιουν haziran haz kesäkuu kesäkuuta kesä június iunie iun lipanj lipnja јун junij juuni jūnijs jūn birželis birželio juny ekaina xuño júní iyun чэрвеня يونيو حزيران ژوئن יוני जून জুন ஜூன் జూన్ มิถุนายน",
  "july jul juli juillet juil julio julho luglio lug lipiec lipca lip červenec července čvc júl júla июль июля июл липень липня лип юли ιουλίου ιούλιος ιουλ temmuz tem heinäkuu heinäkuuta heinä július iulie iul srpanj srpnja јул julij juuli jūlijs jūl liepa liepos julai juliol uztaila xullo júlí iyul ліпеня يوليو تموز ژوئیه יולי जुलाई জুলাই ஜூலை జులై กรกฎาคม",
  "august aug août aout agosto ago augustus sierpień sierpnia sie srpen srpna srp augusta август августа авг серпень серпня серп αυγούστου αύγουστος αυγ ağustos ağu augusti elokuu elokuuta elo augusztus kolovoz kolovoza kol avgust avg augusts rugpjūtis rugpjūčio agustus agost abuztua ágúst жніўня أغسطس آب اوت אוגוסט अगस्त আগস্ট ஆகஸ்ட் ఆగస్టు สิงหาคม",
  "september sep sept septembre septiembre setiembre setembro set settembre wrzesień września wrz září zář septembra сентябрь сентября сент сен вересень вересня вер септември септ σεπτεμβρίου σεπτέμβριος σεπ eylül eyl syyskuu syyskuuta syys szeptember szept septembrie rujan rujna ruj септембар септембра сеп septembar septembris rugsėjis rugsėjo setembre iraila sentyabr верасня سبتمبر أيلول سپتامبر ספטמבר सितंबर सितम्बर সেপ্টেম্বর செப்டம்பர் సెప్టెంబర్ กันยายน",
  "october oct oktober okt octobre octubre outubro out ottobre ott październik października paź říjen října říj október októbra октябрь октября окт жовтень жовтня жовт октомври οκτωβρίου οκτώβριος οκτ ekim eki lokakuu lokakuuta loka octombrie октобар октобра oktobar oktoober oktobris spalis spalio urria oktyabr кастрычніка أكتوبر اكتوبر تشرين اکتبر אוקטובר अक्टूबर অক্টোবর அக்டோபர் అక్టోబర్ ตุลาคม",
  "november nov novembre noviembre novembro listopad listopada listopadu lis novembra ноябрь ноября ноя нояб листопад листопада лист ноември νοεμβρίου νοέμβριος νοε kasım kas marraskuu marraskuuta marras noiembrie studeni studenoga stu новембар новембра нов novembar novembris lapkritis lapkričio azaroa nóvember noyabr лістапада نوفمبر نوامبر נובמבר नवंबर नवम्बर নভেম্বর நவம்பர் నవంబర్ พฤศจิกายน",
  "december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre grudzień grudnia gru prosinec prosince pro decembra декабрь декабря дек грудень грудня груд декември δεκεμβρίου δεκέμβριος δεκ aralık ara desember des joulukuu joulukuuta joulu decembrie prosinac prosinca децембар децембра дец decembar detsember dets decembris gruodis gruodžio disember desembre abendua decembro dekabr снежня ديسمبر دسامبر דצמבר दिसंबर दिसम्बर ডিসেম্বর டிசம்பர் డిసెంబర్ ธันวาคม",
];

const MONTHS = new Map(
  NAMES.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);

/** Croatian borrows names that its neighbours use for another month. */
const CROATIAN = new Map([
  ["listopad", 10],
  ["listopada", 10],
  ["lip", 6],
  ["srp", 7],
]);

/** Hebrew and Arabic put a preposition before the name, Catalan an article. */
const PREFIX = /^(?:ב|d['’])/;

/** 1 to 12 for a month's name or abbreviation, in any case. */
export function monthOfName(word: string, language = ""): number | undefined {
  const name = word.toLowerCase().replace("i̇", "i");
  if (language.startsWith("hr") && CROATIAN.has(name)) return CROATIAN.get(name);
  return MONTHS.get(name) ?? MONTHS.get(name.replace(PREFIX, ""));
}
