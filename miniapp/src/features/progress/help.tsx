import { View } from '@tarojs/components'
import { type Pointer, Pointers } from '../../components/pointers.tsx'
import { getSession } from '../../lib/session.ts'

/** What helps when the answer does not come. */
export function Help({ code }: { code: boolean }) {
  return (
    <View className='card' id='help'>
      <View className='head' role='heading' aria-level='2'>
        可以这样做
      </View>
      <Pointers pointers={pointersFor(getSession()?.company, code)} />
    </View>
  )
}

const beside: Pointer = {
  icon: 'person',
  head: '对方在身边',
  detail: '在您手机上填对方的验证码也可以。',
}

function pointersFor(company: string | undefined, code: boolean): Pointer[] {
  const sms = company ? `短信以【${company}】开头，` : '短信是公司发的，'
  return [
    {
      icon: 'phone',
      head: '给对方打个电话',
      detail: `告诉对方：${sms}不收费，不问银行卡。`,
    },
    {
      icon: 'message',
      head: '看看短信的“拦截”或“通知”里',
      detail: '有些手机会把公司短信收到那里。',
    },
    ...(code ? [beside] : []),
  ]
}
