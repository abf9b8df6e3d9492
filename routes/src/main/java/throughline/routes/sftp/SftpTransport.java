package throughline.routes.sftp;

import java.io.IOException;
import java.util.Set;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import throughline.connectors.Partner;
import throughline.routes.outbound.Transport;

/** Lays a file into a directory of the partner's SFTP server; it gets its name when it is whole. */
public final class SftpTransport implements Transport {

    private static final Set<OpenMode> ANEW = Set.of(OpenMode.Create, OpenMode.Truncate, OpenMode.Write);

    private final SftpServers servers;

    public SftpTransport(SftpServers servers) {
        this.servers = servers;
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException, InterruptedException {
        var place = SftpPlace.of(partner);
        servers.revisit(place, server -> {
            var file = place.directory() + "/" + name;
            var part = file + ".part";
            try (var out = server.write(part, ANEW)) {
                out.write(bytes);
            }
            long arrived = server.stat(part).getSize();
            if (arrived != bytes.length) {
                throw new IOException(
                        "%s has %d of %d bytes of %s".formatted(place.address(), arrived, bytes.length, name));
            }
            rename(server, part, file);
            return file;
        });
    }

    @Override
    public String check(Partner partner) throws IOException, InterruptedException {
        var place = SftpPlace.of(partner);
        return servers.visit(place, server -> {
            directory(server, place, place.directory());
            var fetching = place.fetching();
            if (fetching != null) {
                directory(server, place, fetching.directory());
                if (fetching.archive() != null) {
                    directory(server, place, fetching.archive());
                }
            }
            return "%s is the server that the profile names, lets %s in and has the directories that it names."
                    .formatted(place.address(), place.user());
        });
    }

    private static void directory(SftpClient server, SftpPlace place, String directory) throws IOException {
        try {
            if (server.stat(directory).isDirectory()) {
                return;
            }
        } catch (SftpException e) {
            throw new IOException(
                    "%s does not show the directory %s: %s".formatted(place.address(), directory, e.getMessage()), e);
        }
        throw new IOException("%s of %s is no directory".formatted(directory, place.address()));
    }

    /** A file of that name is ours, from a sending that we could not write down: it holds the same bytes and is replaced. */
    private static void rename(SftpClient server, String part, String file) throws IOException {
        var atOnce = server.getExtension(OpenSSHPosixRenameExtension.class);
        if (atOnce != null && atOnce.isSupported()) {
            atOnce.posixRename(part, file);
            return;
        }
        try {
            server.remove(file);
        } catch (SftpException e) {
            if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
                throw e;
            }
        }
        server.rename(part, file);
    }
}
