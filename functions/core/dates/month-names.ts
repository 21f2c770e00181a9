import { monthByLocale, plainName } from "./months-by-locale.ts";

/** The names and abbreviations of the months in the languages of Europe (not in Albanian and Basque), Malay, Indonesian and Filipino, and what CLDR lacks of Hindi; lower case and without accents. */
const NAMES = [
  "january jan januar janner janvier janv enero ene janeiro gennaio gen januari styczen stycznia sty leden ledna led januara январь января янв январ січень січня січ януари ιανουαριου ιανουαριος ιαν ocak oca tammikuu tammikuuta tammi ianuarie ian sijecanj sijecnja sij јануар јан jaanuar jaan janvaris sausis sausio gener xaneiro yanvar студзеня",
  "february feb februar feber fevrier fevr fev febrero fevereiro febbraio februari luty lutego lut unor unora uno februara февраль февраля февр фев лютии лютого лют февруари φεβρουαριου φεβρουαριος φεβ subat sub helmikuu helmikuuta helmi febr februarie veljaca veljace velj фебруар феб veebruar februaris vasaris vasario febrer febreiro fevral лютага फरवरी pebrero",
  "march mar marz maerz mrz mars marzo marco maart mrt marzec marca brezen brezna bre marec март марта мар березень березня бер μαρτιου μαρτιος μαρ mart marts maaliskuu maaliskuuta maalis marcius marc martie ozujak ozujka ozu kovas kovo maret сакавіка mac marso",
  "april apr avril avr abril abr aprile kwiecien kwietnia kwi duben dubna dub aprila апрель апреля апр квітень квітня квіт април απριλιου απριλιος απρ nisan nis huhtikuu huhtikuuta huhti aprilis aprilie travanj travnja tra aprill balandis balandzio красавіка",
  "may mai mayo maio maggio mag mei maj maja kveten kvetna kve маи мая травень травня трав μαιου μαιος mayıs toukokuu toukokuuta touko majus svibanj svibnja svi мај maijs geguze geguzes maig",
  "june jun juni juin junio junho giugno giu czerwiec czerwca cze cerven cervna cvn juna июнь июня июн червень червня черв юни ιουνιου ιουνιος ιουν haziran haz kesakuu kesakuuta kesa junius iunie iun lipanj lipnja јун junij juuni junijs birzelis birzelio juny xuno iyun чэрвеня hunyo",
  "july jul juli juillet juil julio julho luglio lug lipiec lipca lip cervenec cervence cvc jula июль июля июл липень липня лип юли ιουλιου ιουλιος ιουλ temmuz tem heinakuu heinakuuta heina julius iulie iul srpanj srpnja јул julij juuli julijs liepa liepos julai juliol xullo iyul ліпеня hulyo",
  "august aug aout agosto ago augustus sierpien sierpnia sie srpen srpna srp augusta август августа авг серпень серпня серп αυγουστου αυγουστος αυγ agustos agu augusti elokuu elokuuta elo augusztus kolovoz kolovoza kol avgust avg augusts rugpjutis rugpjucio agustus agost agust жніуня ogos",
  "september sep sept septembre septiembre setiembre setembro set settembre wrzesien wrzesnia wrz zari zar septembra сентябрь сентября сент сен вересень вересня вер септември септ σεπτεμβριου σεπτεμβριος σεπ eylul eyl syyskuu syyskuuta syys szeptember szept septembrie rujan rujna ruj септембар септембра сеп septembar septembris rugsejis rugsejo setembre sentyabr верасня सितम्बर setyembre",
  "october oct oktober okt octobre octubre outubro out ottobre ott pazdziernik pazdziernika paz rijen rijna rij oktobra октябрь октября окт жовтень жовтня жовт октомври οκτωβριου οκτωβριος οκτ ekim eki lokakuu lokakuuta loka octombrie октобар октобра oktobar oktoober oktobris spalis spalio oktyabr кастрычніка oktubre",
  "november nov novembre noviembre novembro listopad listopada listopadu lis novembra ноябрь ноября ноя нояб листопад листопада лист ноември νοεμβριου νοεμβριος νοε kasım kas marraskuu marraskuuta marras noiembrie studeni studenoga stu новембар новембра нов novembar novembris lapkritis lapkricio noyabr лістапада नवम्बर nobyembre",
  "december dec dezember dez decembre diciembre dic dezembro dicembre grudzien grudnia gru prosinec prosince pro decembra декабрь декабря дек грудень грудня груд декември δεκεμβριου δεκεμβριος δεκ aralık ara desember des joulukuu joulukuuta joulu decembrie prosinac prosinca децембар децембра дец decembar detsember dets decembris gruodis gruodzio disember desembre decembro dekabr снежня दिसम्बर disyembre",
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
  const name = plainName(word.toLowerCase());
  if (language.startsWith("hr") && CROATIAN.has(name)) return CROATIAN.get(name);
  return find(name) ?? find(name.replace(PREFIX, ""));
}

function find(name: string): number | undefined {
  return MONTHS.get(name) ?? monthByLocale(name);
}
