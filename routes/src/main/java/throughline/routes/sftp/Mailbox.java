package throughline.routes.sftp;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import throughline.routes.inbound.HalfWritten;

/**
 * One partner's visit to its mailbox: two folders, {@code in} for what it has for us, {@code out} for what we have for it, and nothing
 * else. What it closes or renames in {@code in} is sealed before it is answered; what it only began, or what a cut line leaves behind, is
 * never read.
 */
final class Mailbox extends SftpSubsystem {

    private static final String IN = "in";
    private static final String OUT = "out";

    /** What a mailbox needs; links, folders and all that is newer are refused. */
    private static final Set<Integer> UNDERSTOOD = Set.of(
            SftpConstants.SSH_FXP_INIT,
            SftpConstants.SSH_FXP_OPEN,
            SftpConstants.SSH_FXP_CLOSE,
            SftpConstants.SSH_FXP_READ,
            SftpConstants.SSH_FXP_WRITE,
            SftpConstants.SSH_FXP_LSTAT,
            SftpConstants.SSH_FXP_FSTAT,
            SftpConstants.SSH_FXP_SETSTAT,
            SftpConstants.SSH_FXP_FSETSTAT,
            SftpConstants.SSH_FXP_OPENDIR,
            SftpConstants.SSH_FXP_READDIR,
            SftpConstants.SSH_FXP_REMOVE,
            SftpConstants.SSH_FXP_REALPATH,
            SftpConstants.SSH_FXP_STAT,
            SftpConstants.SSH_FXP_RENAME,
            SftpConstants.SSH_FXP_EXTENDED);

    private static final Set<String> EXTENSIONS =
            Set.of("posix-rename@openssh.com", "fsync@openssh.com", "limits@openssh.com");

    private static final int READS = SftpConstants.ACE4_READ_DATA | SftpConstants.ACE4_READ_ATTRIBUTES;

    private final String partner;
    private final MailboxServer.Takes takes;

    Mailbox(ChannelSession channel, SftpSubsystemConfigurator configurator, MailboxServer.Takes takes) {
        super(channel, configurator);
        this.partner = channel.getSession().getUsername();
        this.takes = takes;
    }

    @Override
    protected void doProcess(Buffer buffer, int length, int type, int id) throws IOException {
        if (UNDERSTOOD.contains(type)) {
            super.doProcess(buffer, length, type, id);
        } else {
            doUnsupported(buffer, length, type, id);
        }
    }

    @Override
    protected void executeExtendedCommand(Buffer buffer, int id, String extension) throws IOException {
        if (EXTENSIONS.contains(extension)) {
            super.executeExtendedCommand(buffer, id, extension);
        } else {
            doUnsupportedExtension(buffer, id, extension);
        }
    }

    @Override
    protected String doOpen(int id, String path, int flags, int access, Map<String, Object> attributes)
            throws IOException {
        boolean existing = (flags & SftpConstants.SSH_FXF_ACCESS_DISPOSITION) == SftpConstants.SSH_FXF_OPEN_EXISTING;
        boolean onlyReads = existing && (access & ~READS) == 0;
        file(path, onlyReads ? List.of(IN, OUT) : List.of(IN));
        return super.doOpen(id, path, flags, access, Map.of());
    }

    /** Called when the partner closes a file, and not when its line is cut: then all handles are dropped elsewhere. */
    @Override
    protected void doClose(int id, String handle) throws IOException {
        var open = handles.get(handle);
        super.doClose(id, handle);
        if (open instanceof FileHandle file && (file.getAccessMask() & ~READS) != 0) {
            take(file.getFile().toString());
        }
    }

    @Override
    protected void doRename(int id, String from, String to, Collection<java.nio.file.CopyOption> options)
            throws IOException {
        file(from, List.of(IN));
        file(to, List.of(IN));
        super.doRename(id, from, to, options);
        take(to);
    }

    @Override
    protected void doRemoveFile(int id, String path) throws IOException {
        file(path, List.of(IN, OUT));
        super.doRemoveFile(id, path);
    }

    /** Times and rights of what is here are ours; clients that set them after an upload are not troubled. */
    @Override
    protected void doSetStat(
            int id, String path, int type, String extension, Map<String, ?> attributes, Boolean followLinks)
            throws IOException {
        file(path, List.of(IN, OUT));
    }

    @Override
    protected void doFSetStat(int id, String handle, Map<String, ?> attributes) {
        // As above.
    }

    /** Links lead out of the mailbox; none can be made here, and one that somebody of ours has made is not followed. */
    @Override
    protected Path resolveFile(String path) throws IOException {
        var resolved = super.resolveFile(path);
        var real = takes.home(partner);
        for (var name : resolved.toAbsolutePath().normalize()) {
            real = real.resolve(name.toString());
            if (Files.isSymbolicLink(real)) {
                throw new AccessDeniedException(path);
            }
        }
        return resolved;
    }

    private void take(String path) throws IOException {
        var name = file(path, List.of(IN));
        if (!HalfWritten.is(name)) {
            takes.take(partner, name);
        }
    }

    /** The plain name of a file directly in one of these folders; anything else is refused, however it is written. */
    private String file(String path, List<String> folders) throws IOException {
        var resolved = resolveFile(path).toAbsolutePath().normalize();
        if (resolved.getNameCount() != 2
                || !folders.contains(resolved.getName(0).toString())) {
            throw new AccessDeniedException(path);
        }
        return resolved.getName(1).toString();
    }
}
