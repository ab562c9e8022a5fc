internal import CLinux
internal import Glibc
internal import SystemPackage

/// The default ACL of a problem folder: `user::rwx, user:<reader>:r--, group::---, mask::r--, other::---`.
///
/// Where a folder has one, the kernel ignores the dropper's umask. It does not ignore the mode that the
/// dropper's program asks for: `cp` of a file of mode 0600 asks for 0600, which empties the mask.
struct DefaultACL {
  let reader: UInt32

  func apply(to folder: Directory) throws(Errno) {
    let bytes = encoded
    try check(
      fsetxattr(folder.descriptor, "system.posix_acl_default", bytes, bytes.count, 0))
  }

  /// The kernel's form (posix_acl_xattr.h): a version, then entries in order of their tags.
  var encoded: [UInt8] {
    let read: UInt16 = 4
    let all: UInt16 = 7
    return Self.littleEndian(UInt32(2))
      + Self.entry(.owner, all)
      + Self.entry(.user, read, id: reader)
      + Self.entry(.group, 0)
      + Self.entry(.mask, read)
      + Self.entry(.other, 0)
  }

  private enum Tag: UInt16 {
    case owner = 0x01
    case user = 0x02
    case group = 0x04
    case mask = 0x10
    case other = 0x20
  }

  private static func entry(_ tag: Tag, _ permissions: UInt16, id: UInt32 = .max) -> [UInt8] {
    littleEndian(tag.rawValue) + littleEndian(permissions) + littleEndian(id)
  }

  private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
