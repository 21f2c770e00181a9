const WORDS =
  /cookies?|consent|einwilligung|consentement|consentimiento|consenso|consentimento|同意|partners?|partnern|partenaires|socios|parceiros|合作伙伴|privacy|datenschutz|privatsphäre|vie privée|privacidad|privacidade|プライバシー|隐私|personal data|personenbezogene|données personnelles|datos personales|dati personali|dados pessoais|個人情報|个人信息|vendors?|withdraw|widerrufen|legitimate interest/gi;
const FEWEST = 3;
const LONGEST = 12_000;

/** Whether a text asks for leave to keep data: it names several of the things that only such texts name together. */
export function isConsentText(text: string): boolean {
  const found = text.slice(0, LONGEST).match(WORDS) ?? [];
  return new Set(found.map((word) => word.toLowerCase())).size >= FEWEST;
}
