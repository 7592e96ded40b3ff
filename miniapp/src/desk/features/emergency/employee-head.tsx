import { Text, View } from '@tarojs/components'
import type { FoundEmployee } from '../../../../../shared/emergency.ts'

export function EmployeeHead({ employee }: { employee: Omit<FoundEmployee, 'breaksGlass'> }) {
  return (
    <View className='card whom'>
      <Text className='sub second'>员工</Text>
      <View className='words'>
        <Text className='whom__name'>{employee.name}</Text>
        <Text className='second'>
          {[employee.department, employee.employeeNo].filter(Boolean).join(' · ')}
        </Text>
      </View>
    </View>
  )
}
