import type { SmsTemplate } from '../../../../shared/sms-template.ts'

/** What Aliyun lets a variable hold (ali 2806243 and the pre-flight rules in its public validator). */
export type VariableAttribute = 'name' | 'link_param' | 'numberCaptcha' | 'others'

export type TemplateDefinition = {
  /** As filed with Aliyun: without the signature, with `${variable}` places. */
  content: string
  type: 'code' | 'notice'
  variables: Readonly<Record<string, VariableAttribute>>
}

const named = { name: 'name' } as const
const linked = { name: 'name', link: 'link_param' } as const
const coded = { code: 'numberCaptcha' } as const

/**
 * Our templates as they are filed with Aliyun, the one source for texts, documentation and stand-ins.
 * `linkBase` (`https://d.cn`) stands in the fixed text, as Aliyun wants it (ali 463270): the variable holds
 * the 8 letters alone, and code templates carry no link at all (ali 463237). `name` is the employee's.
 */
export function templateDefinitions(linkBase: string): Record<SmsTemplate, TemplateDefinition> {
  const page = `${linkBase}/c`
  const notice = (
    content: string,
    variables: TemplateDefinition['variables'],
  ): TemplateDefinition => ({ content, type: 'notice', variables })
  const code = (content: string): TemplateDefinition => ({
    content,
    type: 'code',
    variables: coded,
  })
  const name = place('name')
  const link = `${page}/${place('link')}`
  const number = place('code')
  const again = `${name}想再次确认您是否愿意做紧急联络人`
  return {
    notice_link: notice(`${name}将您设为紧急联络人，请确认或拒绝 ${link}`, linked),
    notice_fixed: notice(`${name}将您设为紧急联络人，请填本机号码确认或拒绝 ${page}`, named),
    notice_reply: notice(`${name}将您设为紧急联络人。同意请回复1，不认识请回复2。`, named),
    repeat_link: notice(`${name}将您设为紧急联络人，还在等您答复，请确认或拒绝 ${link}`, linked),
    repeat_fixed: notice(
      `${name}将您设为紧急联络人，还在等您答复，请填本机号码确认或拒绝 ${page}`,
      named,
    ),
    repeat_reply: notice(
      `${name}将您设为紧急联络人，还在等您答复。同意请回复1，不认识请回复2。`,
      named,
    ),
    renewal_link: notice(`${again}，请确认或拒绝 ${link}`, linked),
    renewal_fixed: notice(`${again}，请填本机号码确认或拒绝 ${page}`, named),
    renewal_reply: notice(`${again}。同意请回复1，不认识请回复2。`, named),
    new_link: notice(`${name}将您设为紧急联络人，这是您的新链接，请确认或拒绝 ${link}`, linked),
    drill: notice(
      `${name}所在公司正在做紧急联络演练，没有人出事，收到请打开链接 ${linkBase}/d/${place('link')}`,
      linked,
    ),
    code: code(`您的验证码${number}，用于确认紧急联络人身份，10分钟内有效，请勿告诉他人。`),
    screen_code: code(`您的验证码${number}，10分钟内有效，仅用于确认您是紧急联络人。`),
    hr_digest: notice(`您有${place('count')}条紧急联络人待跟进，请打开企业微信处理。`, {
      count: 'others',
    }),
    canary: notice('这是短信通道每天一次的自检，收到说明短信能正常送达，无需回复。', {}),
  }
}

/** A variable's place in a template. */
export function place(variable: string): string {
  return `\${${variable}}`
}
