import { View } from '@tarojs/components'
import { type Pointer, Pointers } from '../../components/pointers.tsx'
import { Rings } from '../../components/rings.tsx'
import './first-visit.scss'

const how: readonly Pointer[] = [
  { icon: 'pencil', head: '填三样：姓名、关系、手机号', detail: '大约 1 分钟' },
  { icon: 'message', head: '我们发短信请对方点一下确认', detail: '先跟家人说一声，免得当成骗子' },
  { icon: 'shield', head: '平时不打扰', detail: '只有紧急时和核对号码时才联系' },
]

export function FirstVisit() {
  return (
    <>
      <View className='card first'>
        <Rings rings={['empty', 'empty']} big />
        <View className='title' role='heading' aria-level='2'>
          您还没有紧急联络人
        </View>
        <View className='second'>
          <View>万一您在工作中需要帮助，</View>
          <View>公司第一个电话该打给谁？</View>
        </View>
      </View>
      <HowItWorks />
    </>
  )
}

export function HowItWorks() {
  return (
    <View className='card'>
      <Pointers pointers={how} />
    </View>
  )
}
