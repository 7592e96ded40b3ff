import { SignedIn } from '../../features/session/signed-in.tsx'
import { DirectoryScreen } from '../features/directory/directory-screen.tsx'

export default function DirectoryPage() {
  return (
    <SignedIn>
      <DirectoryScreen />
    </SignedIn>
  )
}
