import { View } from '@tarojs/components'
import { ANSWER_GOAL, type Campaign } from '../../../../../shared/campaign.ts'
import { sayCount, sayShare } from '../../lib/say-number.ts'
import { Bars } from '../dashboard/bars.tsx'
import { Picture } from '../dashboard/picture.tsx'

const SHOWN = 8

/** Who answered by department, those furthest behind first. */
export function Answered({ departments }: Pick<Campaign, 'departments'>) {
  return (
    <Picture
      span={12}
      title='各部门答复比例'
      note={
        departments.length > SHOWN
          ? `最需要关注的 ${SHOWN} 个，表格里有更多`
          : `目标 ${ANSWER_GOAL}%`
      }
      heads={['部门', '答复', '发出', '比例']}
      rows={departments.map(({ name, asked, answered }) => [
        name,
        sayCount(answered),
        sayCount(asked),
        sayShare(answered, asked),
      ])}
    >
      {departments.length === 0 ? <View className='sub second'>发出第一条后会有。</View> : null}
      <Bars
        tone='ok'
        lines={departments.slice(0, SHOWN).map(({ id, name, asked, answered }) => ({
          key: id,
          name,
          share: asked > 0 ? answered / asked : 0,
          words: sayShare(answered, asked),
          detail: detailOf(asked, answered),
        }))}
      />
    </Picture>
  )
}

function detailOf(asked: number, answered: number): string {
  const lacking = Math.ceil((asked * ANSWER_GOAL) / 100) - answered
  const counted = `${sayCount(answered)} / ${sayCount(asked)} 人`
  return lacking > 0 ? `${counted}，还差 ${sayCount(lacking)} 人` : `${counted}，已达标`
}
