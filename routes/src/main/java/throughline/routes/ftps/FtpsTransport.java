package throughline.routes.ftps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import throughline.connectors.Partner;
import throughline.routes.outbound.Transport;

/** Lays a file into a directory of the partner's FTPS server; it gets its name when it is whole. */
public final class FtpsTransport implements Transport {

    private final FtpsServers servers;

    public FtpsTransport(FtpsServers servers) {
        this.servers = servers;
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException, InterruptedException {
        servers.visit(partner, (server, place) -> {
            var file = place.path(name);
            var part = file + ".part";
            server.obeyed(server.storeFile(part, new ByteArrayInputStream(bytes)), "lay down " + part);
            var arrived = server.getSize(part);
            if (arrived != null && Long.parseLong(arrived) != bytes.length) {
                throw new IOException("it has %s of %d bytes of %s".formatted(arrived, bytes.length, name));
            }
            if (!server.rename(part, file)) {
                // One of that name is ours, from a sending that we could not write down: it holds the same bytes.
                server.deleteFile(file);
                server.obeyed(server.rename(part, file), "name " + file);
            }
        });
    }

    @Override
    public String check(Partner partner) throws IOException, InterruptedException {
        servers.visit(partner, (server, place) -> {
            var arrived = server.printWorkingDirectory();
            directory(server, arrived, place.directory());
            var fetching = place.fetching();
            if (fetching != null) {
                directory(server, arrived, fetching.directory());
                directory(server, arrived, fetching.archive());
            }
        });
        var place = FtpsPlace.of(partner);
        return "%s proves with its certificate who it is, lets %s in and has the directories that the profile names."
                .formatted(place.address(), place.user());
    }

    private static void directory(FtpsLine server, String arrived, @org.jspecify.annotations.Nullable String directory)
            throws IOException {
        if (directory != null) {
            server.obeyed(server.changeWorkingDirectory(directory), "into the directory " + directory);
            server.obeyed(server.changeWorkingDirectory(arrived), "back to " + arrived);
        }
    }
}
