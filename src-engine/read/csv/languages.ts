import type { Encoding } from "../../../src-contract/data-import.ts";

/** What texts of a language look like beside ASCII. */
export interface Language {
  readonly encodings: readonly Encoding[];
  /** `latin`: such letters stand among those of ASCII; `own`: never beside them; `signs`: whole words or syllables, thousands of them. */
  readonly writing: "latin" | "own" | "signs";
  /** The most frequent first; small letters where there are two kinds. */
  readonly letters: string;
  /** Other characters that its texts are made of. */
  readonly others?: RegExp;
}

const western: readonly Encoding[] = ["windows-1252", "macintosh", "iso-8859-15", "ibm850"];
const central: readonly Encoding[] = ["windows-1250", "iso-8859-2", "ibm852"];
const baltic: readonly Encoding[] = ["windows-1257"];
const cyrillic: readonly Encoding[] = ["windows-1251", "koi8-r", "iso-8859-5", "ibm866"];
const greek: readonly Encoding[] = ["windows-1253", "iso-8859-7"];

const halfWidthKana = "ﾝｽｲｼﾄｱｸﾙｶﾀｷﾏｻｵﾞﾁﾆｺﾂﾃﾅﾊﾐﾑﾒﾓﾔﾕﾖﾗﾘﾚﾛﾜｳｴｹｾｿﾇﾈﾉﾋﾌﾍﾎｦｧｨｩｪｫｬｭｮｯｰﾟ";
const ideograph = /\p{Script=Han}/u;
const kana =
  "のにはをたがでてとしれさあいうるなっもこくすそよらりきだかまんどちみけばひわおせめじえつやろねゆほふへむぬぶべぐげごずぜぞづびぱぴぷぺぽ" +
  "ーンスルトリイクラアレジコロドシタフマッテムプメバオキサニウデカナパチビハグミベエネセモツホヤケノソヒヘユワヌョャュァィェォ";

/** The languages of old encodings; of two that fit alike the first counts. */
export const languages: readonly Language[] = [
  latin(western, "äüöß"),
  latin(western, "éèàêçôîûâùëïœ"),
  latin(western, "óíáéñúü¿¡"),
  latin(western, "ãçéáíóêâàúõ"),
  latin(western, "àèùòìé"),
  latin(western, "äåöé"),
  latin(western, "åøæé"),
  latin(western, "áíðéóúýþöæ"),
  latin(western, "ëéïèöü"),
  latin(western, "àéèóíòçúïü"),
  // Names from many countries.
  latin(western, "éäöüáèíóñçßåøëæïêàôûœ"),
  latin(central, "ąęłóśżćńź"),
  latin(central, "áíéěžčřšýůúťňóď"),
  latin(central, "áíčéžšýľúťňôďäóĺŕ"),
  latin(central, "éáöóőüíúű"),
  latin(central, "ăşîţâ"),
  latin(central, "čšžćđ"),
  latin(["windows-1254"], "ışğüöçİâ"),
  latin(baltic, "ėšųįžąčūę"),
  latin(baltic, "āīšēņūžļģķč"),
  latin(baltic, "äõüöšž"),
  own(cyrillic, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ"),
  own(["windows-1251", "iso-8859-5"], "оаинтівреслкдмупязьгбчхйїжєшющцфґ"),
  own(["windows-1251", "iso-8859-5"], "аоеитнрсвдлкпмуягбзъчжцхшщйфью"),
  own(["windows-1251", "iso-8859-5"], "аиоенрсјтувкдмпзлгбњчшцжћђљхфџ"),
  own(greek, "αοιετσνηυρπκίμλάόςωδγέήχθύφώβξζψϊϋΐΰ"),
  own(["windows-1255"], "יולהאמרבתשנדעקחצפטגכזסםןךףץ"),
  own(["windows-1256"], "الينمتروبدعسقفكحةهجشصطأخضذثزىغإظءئؤآ"),
  own(["windows-874"], "านรกอเงยลวมทสตหดปพคบ่้ัะีิชขจ์ไแำุืูณธถใโศญผภซษๆฐฎฟฝฏฆฬฒฑฉฮฌ็ึํ๊๋"),
  own(["shift_jis"], halfWidthKana),
  signs(
    ["gb18030"],
    "男女是否的一不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔号职务州广校班级编男性别省县村姓龄农城幼园京津沪满意否愿百千单独周",
  ),
  signs(
    ["big5"],
    "男女是否的一不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運校班級編男別縣村姓齡農城臺台灣園滿願單獨周",
  ),
  {
    ...signs(
      ["shift_jis", "euc-jp"],
      `男女性${kana}日一人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨性別県市区町村府都立番号氏齢歳回答問度組教育室員部会社事業者国家地方点数合計第全不明無有京阪田崎島森林藤井原松野橋`,
    ),
  },
  {
    ...signs(
      ["euc-kr"],
      "남여자이다는의에을가고지로한하은기를사도자대어서시리인스일나아그정수해과부전제보들라있구장상주동면여원성게공만으조국소비생중세위교선경안유학관신미개마간러모연무적없업실방문당발치계거우화트회단년내월반결현노영통재었것분진드역음때물남민식말또오요더명강점산행등았천프르입차체호술두불작순울심양류데습니건바외버타까본너용할될된따려황남녀자번별초등고급학교서울부산대전광인천남여중졸혼응답예아니요매우전혀",
    ),
    others: /\p{Script=Hangul}/u,
  },
];

function latin(encodings: readonly Encoding[], letters: string): Language {
  return { encodings, writing: "latin", letters };
}

function own(encodings: readonly Encoding[], letters: string): Language {
  return { encodings, writing: "own", letters };
}

function signs(encodings: readonly Encoding[], letters: string): Language {
  return { encodings, writing: "signs", letters, others: ideograph };
}
