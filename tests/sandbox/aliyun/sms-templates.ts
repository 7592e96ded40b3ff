import type { SmsTemplate, VariableAttribute } from '../options.ts'

export type TemplateRefusal = { code: string; message: string }
export type Rendered = { text: string; link: string | null; verificationCode: string | null }

const anyUrl = /https?:\/\/|www\.|[a-z0-9-]+\.(?:com|cn|net|org|top|xyz)(?:[/?#]|$)/i
const anyLink = /https?:\/\/[^\s，。；、！？【】]+/
const variablePattern = /\$\{(\w+)\}/g

const attributeRules: Record<VariableAttribute, RegExp> = {
  name: /^\p{Script=Han}{2,5}$/u,
  user_nick: /^.{1,20}$/u,
  unit_name: /^\p{Script=Han}{1,20}$/u,
  address: /^.{1,30}$/u,
  others: /^(?!.*1[3-9]\d{9}).{1,35}$/u,
  phone_number2: /^\d{3,12}$/,
  time: /^[^年]{1,35}$/,
  money: /^\d+(\.\d+)?$/,
  link_param: /^[A-Za-z0-9]{1,8}$/,
  numberCaptcha: /^\d{4,6}$/,
  characterWithNumber2: /^[A-Za-z0-9]{4,6}$/,
}

/** The text a handset shows, or the vendor's refusal of the parameters. */
export function renderTemplate(
  template: SmsTemplate,
  signName: string,
  paramJson: string,
): Rendered | TemplateRefusal {
  const params = parseParams(paramJson)
  if (!params) return refusal('isv.INVALID_JSON_PARAM', 'JSON参数不合法，参数值必须是字符串')
  for (const name of variablesOf(template)) {
    const value = params[name]
    if (value === undefined || value === '') {
      return refusal('isv.TEMPLATE_MISSING_PARAMETERS', `模板变量缺少对应参数值：${name}`)
    }
    const broken = brokenRule(name, value, template.variables?.[name] ?? 'others')
    if (broken) return broken
  }
  const content = template.content.replace(variablePattern, (_, name: string) => params[name] ?? '')
  return {
    text: `【${signName}】${content}`,
    link: anyLink.exec(content)?.[0] ?? null,
    verificationCode: template.type === 'code' ? (/\d{6}/.exec(content)?.[0] ?? null) : null,
  }
}

/** What keeps a template from being approved at all; null when nothing does. */
export function templateFault(template: SmsTemplate): string | null {
  const { content, type } = template
  if (content.length < 1 || content.length > 500) return '模板内容为1至500字'
  if (/[【】]/.test(content)) return '模板内容不能含有【】'
  if (/\$\{\w+\}\$\{\w+\}/.test(content)) return '变量不能相邻'
  const names = variablesOf(template)
  if (new Set(names).size < names.length) return '每个变量只能使用一次'
  if (content.replace(variablePattern, '').trim() === '') return '不能全部为变量'
  if (type === 'notice') return null
  if (anyUrl.test(content)) return '验证码模板不支持链接'
  if (!/验证码|注册码|校验码|动态码/.test(content)) return '验证码模板须含验证码字样'
  if (names.length !== 1) return '验证码模板只支持一个变量'
  return null
}

/** Charged segments: the signature counts; over 70 characters, 67 to a segment. */
export function countSegments(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
}

function variablesOf(template: SmsTemplate): string[] {
  return [...template.content.matchAll(variablePattern)].map((match) => match[1] ?? '')
}

function brokenRule(
  name: string,
  value: string,
  attribute: VariableAttribute,
): TemplateRefusal | null {
  if (value.length > 35) return refusal('isv.PARAM_LENGTH_LIMIT', `参数超过长度限制：${name}`)
  if (anyUrl.test(value)) return refusal('isv.PARAM_NOT_SUPPORT_URL', `变量不支持传入URL：${name}`)
  if (attributeRules[attribute].test(value)) return null
  return refusal(
    'isv.TEMPLATE_PARAMS_ILLEGAL',
    `传入的变量内容与申请模板时的变量属性不匹配：${name}`,
  )
}

function parseParams(json: string): Record<string, string> | null {
  try {
    const parsed: unknown = JSON.parse(json === '' ? '{}' : json)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
    const params: Record<string, string> = {}
    for (const [name, value] of Object.entries(parsed)) {
      if (typeof value !== 'string') return null
      params[name] = value
    }
    return params
  } catch {
    return null
  }
}

function refusal(code: string, message: string): TemplateRefusal {
  return { code, message }
}
