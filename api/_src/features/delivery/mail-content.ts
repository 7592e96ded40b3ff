import type { DeliveryBody } from './build-body.ts'

/** The e-mail that stands in for a card or a digest: the same words, and where to go on. */
export function mailOf(body: DeliveryBody): { subject: string; text: string } {
  const goOn = '企业微信暂时送不到这条消息，请打开企业微信里的“紧急联络人”处理。'
  if ('card' in body) {
    const { title, desc, text, rows } = body.card
    const lines = rows.map(({ key, value }) => `${key}：${value}`)
    return { subject: title, text: [desc, '', text, '', ...lines, '', goOn].join('\n') }
  }
  const { title, items } = body.content
  const lines = items.map(({ key, value }) => `${key}：${value}`)
  return {
    subject: `${body.count} 条${title}`,
    text: [`您有 ${body.count} 条紧急联络人待跟进：`, '', ...lines, '', goOn].join('\n'),
  }
}
