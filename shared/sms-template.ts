/** Our templates by purpose; the vendor's codes for them are configuration, or settings. */
export const smsTemplates = [
  'notice_link',
  'notice_fixed',
  'notice_reply',
  'repeat_link',
  'repeat_fixed',
  'repeat_reply',
  'renewal_link',
  'renewal_fixed',
  'renewal_reply',
  'new_link',
  'code',
  'screen_code',
  'drill',
  'hr_digest',
  'canary',
] as const
export type SmsTemplate = (typeof smsTemplates)[number]

/** Each as an administrator looks for it in the vendor's console. */
export const smsTemplateWords: Record<SmsTemplate, string> = {
  notice_link: '请联络人确认（专属链接）',
  notice_fixed: '请联络人确认（固定网址）',
  notice_reply: '请联络人确认（回短信）',
  repeat_link: '第三天再问（专属链接）',
  repeat_fixed: '第三天再问（固定网址）',
  repeat_reply: '第三天再问（回短信）',
  renewal_link: '半年复核（专属链接）',
  renewal_fixed: '半年复核（固定网址）',
  renewal_reply: '半年复核（回短信）',
  new_link: '重发链接',
  code: '验证码',
  screen_code: '在员工手机上填的验证码',
  drill: '演练',
  hr_digest: '提醒人事同事',
  canary: '每天一条自检',
}
