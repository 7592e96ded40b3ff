import { Text, View } from '@tarojs/components'
import type { ContactList } from '../../../../shared/contact.ts'
import { Rings } from '../../components/rings.tsx'
import { coverageWords } from './coverage-words.ts'
import './coverage-card.scss'

/** How many of this employee's contacts count, drawn and said. */
export function CoverageCard({ list }: { list: ContactList }) {
  const words = coverageWords(list)
  return (
    <View className='card cover'>
      <Rings rings={words.rings} />
      <View className='cover__words'>
        <View className='cover__title' role='heading' aria-level='2'>
          {words.title.map((part) => (
            <Text key={part} className='cover__part'>
              {part}
            </Text>
          ))}
        </View>
        <View className='sub second'>{words.detail}</View>
      </View>
    </View>
  )
}
