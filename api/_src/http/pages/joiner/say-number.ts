import { homeOf, type NumberCheck } from '../../../../../shared/number-check.ts'
import { phoneHint } from '../../../../../shared/phone.ts'

/** The sentence under the number field on leaving it (design §5.1); '' where nothing needs saying. */
export async function sayNumber(
  typed: string,
  check: () => Promise<NumberCheck | null>,
): Promise<string> {
  const hint = phoneHint(typed)
  if (hint) return hint
  const answer = await check()
  if (!answer) return ''
  if (answer.findings.includes('own_number')) return '这是您本人的手机号，紧急时联系不到家人。'
  if (answer.findings.includes('same_number_twice')) return '这个号码您已经填过了，请换一个号码。'
  switch (answer.status) {
    case 'normal':
      return ['号码正常', answer.carrier, homeOf(answer)].filter(Boolean).join(' · ')
    case 'vacant':
      return '该号码为空号，请重新输入'
    case 'suspended':
      return '该号码已停机，可以先提交，充值后再检测'
    case 'unknown':
      return '暂时查不到号码的状态，可以先提交'
  }
}
