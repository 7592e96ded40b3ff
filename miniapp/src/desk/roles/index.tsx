import { SignedIn } from '../../features/session/signed-in.tsx'
import { RolesScreen } from '../features/access/roles-screen.tsx'

export default function RolesPage() {
  return (
    <SignedIn>
      <RolesScreen />
    </SignedIn>
  )
}
