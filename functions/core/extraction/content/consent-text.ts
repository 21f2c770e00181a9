const WORDS =
  /cookies?|consent|einwilligung|consenso|同意|partners?|partenaires|socios|parceiros|合作伙伴|privacy|datenschutz|privatsphäre|vie privée|privacidad|privacidade|プライバシー|隐私|personal data|personenbezogene|données personnelles|datos personales|dati personali|dados pessoais|個人情報|个人信息|vendors?|withdraw|widerrufen|legitimate interest/gi;
const FEWEST = 3;
const LONGEST = 12_000;

const WE =
  /(?<![\p{L}])(?:we|our|wir|unsere?n?|nous|nos|nosotros|nuestros?|noi|nostri|nós|nossos)(?!\p{L})|我们|本网站|本网|当社|当サイト/iu;
const YOU =
  /(?<![\p{L}])(?:you|your|sie|ihren?|ihrer?|vous|votre|vos|usted|tus?|sus?|voi|tuoi|você|seus?)(?!\p{L})|您|你|お客様|あなた/iu;

/**
 * Whether a text asks for leave to keep data: it speaks to the reader, and names several of the things that only
 * such texts name together.
 */
export function isConsentText(text: string): boolean {
  const asked = text.slice(0, LONGEST);
  const found = new Set(asked.match(WORDS)?.map((word) => word.toLowerCase()));
  return found.size >= FEWEST && WE.test(asked) && YOU.test(asked);
}
