import { View } from '@tarojs/components'
import type { Dashboard } from '../../../../../shared/dashboard.ts'
import { Button } from '../../../components/button.tsx'
import { switchDesk } from '../../lib/desk-pages.ts'
import { sayCount, sayShare } from '../../lib/say-number.ts'
import { noFilters } from '../worklist/filters.ts'
import { keepFilters } from '../worklist/kept-filters.ts'

type Props = {
  dashboard: Dashboard
  /** The department that is looked at; '': all. */
  departmentId: string
}

/** The one number: how many employees have somebody who can be reached. */
export function CoverageHero({ dashboard: { coverage }, departmentId }: Props) {
  const { employees, covered, wanted, uncovered, noNearRelative, must, wantedContacts } = coverage
  const seeUncovered = () => {
    keepFilters({ ...noFilters, reason: 'uncovered', departmentId })
    switchDesk('worklist')
  }
  const share = sayShare(covered, employees)
  return (
    <View className='card board__5 hero-card'>
      <View className='sub second'>至少有 {must} 位联络人能用的员工</View>
      <View className='hero-card__number'>{share}</View>
      <View>
        {sayCount(employees)} 人中的 {sayCount(covered)} 人
      </View>
      <View className='bar-track' role='img' aria-label={`${share} 的员工有保障`}>
        <View
          className='bar-fill bar-fill--ok'
          style={{ width: `${employees > 0 ? (covered / employees) * 100 : 0}%` }}
        />
      </View>
      <View className='note second'>
        有 {wantedContacts} 位以上的 {sayCount(wanted)} 人。没有近亲属联络人的{' '}
        {sayCount(noNearRelative)} 人。
      </View>
      {uncovered > 0 ? (
        <Button look='primary' onPress={seeUncovered}>
          看没有保障的 {sayCount(uncovered)} 人
        </Button>
      ) : (
        <View className='c-ok strong'>现在每位员工都有保障</View>
      )}
    </View>
  )
}
