/** The names and abbreviations of the months in the languages of Europe, and Arabic (of the Levant and the Maghreb too), Hebrew, Urdu, Thai, Malay, Swahili and the languages of India (CLDR), lower case. */
const NAMES = [
  "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty leden ledna led januára январь января янв январ січень січня січ януари ιανουαρίου ιανουάριος ιαν ocak oca tammikuu tammikuuta tammi ianuarie ian siječanj siječnja sij јануар јан jaanuar jaan janvāris sausis sausio gener urtarrila xaneiro yanvar студзеня يناير ژانویه ינואר जनवरी জানুয়ারি ஜனவரி జనవరి มกราคม janar جانفي كانون_الثاني جنوری ม.ค.",
  "february feb februar feber février févr fév febrero fevereiro febbraio februari luty lutego lut únor února úno februára февраль февраля февр фев лютий лютого лют февруари φεβρουαρίου φεβρουάριος φεβ şubat şub helmikuu helmikuuta helmi febr februarie veljača veljače velj фебруар феб veebruar februāris vasaris vasario febrer otsaila febreiro fevral лютага فبراير شباط فوریه פברואר फरवरी फ़रवरी ফেব্রুয়ারি பிப்ரவரி ఫిబ్రవరి กุมภาพันธ์ shkurt فيفري فروری ก.พ.",
  "march mar märz maerz mrz mars marzo março maart mrt marzec marca březen března bře marec март марта мар березень березня бер μαρτίου μάρτιος μαρ mart marts maaliskuu maaliskuuta maalis március márc martie ožujak ožujka ožu kovas kovo maret martxoa сакавіка مارس آذار מרץ मार्च মার্চ மார்ச் మార్చి มีนาคม machi mac مارچ มี.ค.",
  "april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna dub apríla апрель апреля апр квітень квітня квіт април απριλίου απρίλιος απρ nisan nis huhtikuu huhtikuuta huhti április aprilie travanj travnja tra aprill balandis balandžio apirila красавіка أبريل نيسان آوریل אפריל अप्रैल এপ্রিল ஏப்ரல் ఏప్రిల్ เมษายน prill aprili أفريل اپریل เม.ย.",
  "may mai mayo maio maggio mag mei maj maja květen května kvě май мая травень травня трав μαΐου μάιος mayıs toukokuu toukokuuta touko május svibanj svibnja svi мај maijs gegužė gegužės maig maiatza مايو أيار مه מאי मई মে மே మే พฤษภาคม ماي مئی พ.ค.",
  "june jun juni juin junio junho giugno giu czerwiec czerwca cze červen června čvn júna июнь июня июн червень червня черв юни ιουνίου ιούνιος ιουν haziran haz kesäkuu kesäkuuta kesä június iunie iun lipanj lipnja јун junij juuni jūnijs birželis birželio juny ekaina xuño iyun чэрвеня يونيو حزيران ژوئن יוני जून জুন ஜூன் జూన్ มิถุนายน qershor جوان جون มิ.ย.",
  "july jul juli juillet juil julio julho luglio lug lipiec lipca lip červenec července čvc júla июль июля июл липень липня лип юли ιουλίου ιούλιος ιουλ temmuz tem heinäkuu heinäkuuta heinä július iulie iul srpanj srpnja јул julij juuli jūlijs liepa liepos julai juliol uztaila xullo iyul ліпеня يوليو تموز ژوئیه יולי जुलाई জুলাই ஜூலை జులై กรกฎาคม korrik جويلية يوليوز جولائی ก.ค.",
  "august aug août agosto ago augustus sierpień sierpnia sie srpen srpna srp augusta август августа авг серпень серпня серп αυγούστου αύγουστος αυγ ağustos ağu augusti elokuu elokuuta elo augusztus kolovoz kolovoza kol avgust avg augusts rugpjūtis rugpjūčio agustus agost abuztua ágúst жніўня أغسطس آب اوت אוגוסט अगस्त আগস্ট ஆகஸ்ட் ఆగస్టు สิงหาคม gusht agosti agt ogos غشت اگست ส.ค.",
  "september sep sept septembre septiembre setiembre setembro set settembre wrzesień września wrz září zář septembra сентябрь сентября сент сен вересень вересня вер септември септ σεπτεμβρίου σεπτέμβριος σεπ eylül eyl syyskuu syyskuuta syys szeptember szept septembrie rujan rujna ruj септембар септембра сеп septembar septembris rugsėjis rugsėjo setembre iraila sentyabr верасня سبتمبر أيلول سپتامبر ספטמבר सितंबर सितम्बर সেপ্টেম্বর செப்டம்பர் సెప్టెంబర్ กันยายน shtator septemba شتنبر ستمبر ก.ย.",
  "october oct oktober okt octobre octubre outubro out ottobre ott październik października paź říjen října říj októbra октябрь октября окт жовтень жовтня жовт октомври οκτωβρίου οκτώβριος οκτ ekim eki lokakuu lokakuuta loka octombrie октобар октобра oktobar oktoober oktobris spalis spalio urria oktyabr кастрычніка أكتوبر اکتبر אוקטובר अक्टूबर অক্টোবর அக்டோபர் అక్టోబర్ ตุลาคม tetor oktoba تشرين_الأول اکتوبر ต.ค.",
  "november nov novembre noviembre novembro listopad listopada listopadu lis novembra ноябрь ноября ноя нояб листопад листопада лист ноември νοεμβρίου νοέμβριος νοε kasım kas marraskuu marraskuuta marras noiembrie studeni studenoga stu новембар новембра нов novembar novembris lapkritis lapkričio azaroa noyabr лістапада نوفمبر نوامبر נובמבר नवंबर नवम्बर নভেম্বর நவம்பர் నవంబర్ พฤศจิกายน nëntor novemba تشرين_الثاني نونبر نومبر พ.ย.",
  "december dec dezember dez décembre diciembre dic dezembro dicembre grudzień grudnia gru prosinec prosince pro decembra декабрь декабря дек грудень грудня груд декември δεκεμβρίου δεκέμβριος δεκ aralık ara desember des joulukuu joulukuuta joulu decembrie prosinac prosinca децембар децембра дец decembar detsember dets decembris gruodis gruodžio disember desembre abendua decembro dekabr снежня ديسمبر دسامبر דצמבר दिसंबर दिसम्बर ডিসেম্বর டிசம்பர் డిసెంబర్ ธันวาคม dhjetor desemba dis كانون_الأول دجنبر دسمبر ธ.ค.",
];

const ACCENTS = /[\u0300-\u036f\u0653-\u0655]/g;

const MONTHS = new Map(
  NAMES.flatMap((names, index) =>
    names.split(" ").map((name) => [plain(name), index + 1] as const),
  ),
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
  const name = plain(word.toLowerCase());
  if (language.startsWith("hr") && CROATIAN.has(name)) return CROATIAN.get(name);
  return MONTHS.get(name) ?? MONTHS.get(name.replace(PREFIX, ""));
}

/** Without accents, which capitals and hasty writers leave out; a name of two words has an underscore. */
function plain(name: string): string {
  return name.normalize("NFD").replace(ACCENTS, "").replace(" ", "_");
}
