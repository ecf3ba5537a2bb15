package shian.watch;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hosts a service answers for, by the header Host of a request: this machine under its loopback names, the address it listens on and at
 * which a request came in, and the names of {@code SHIAN_HOSTS}. A page in somebody's browser whose own name leads here all at once is refused.
 */
public final class Hosts implements Filter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    /** Of all networks a service can listen on; no name of any host. */
    private static final Set<String> ANY = Set.of("", "0.0.0.0", "0:0:0:0:0:0:0:0");

    private final Set<String> names;

    /**
     * Those of a service.
     *
     * @param address what it listens on
     * @param more    further names, separated by commas; may be empty
     */
    public Hosts(String address, String more) {
        this.names = Stream.concat(Stream.of(address), Arrays.stream(more.split(","))).map(Hosts::bare).filter(name -> !ANY.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A name or address in the one way that it is compared in. */
    private static String bare(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\[(.*)]$", "$1").replaceFirst("\\.$", "");
        try {
            // with colons it is an address, which nobody is asked for
            return name.contains(":") ? InetAddress.getByName(name).getHostAddress() : name;
        } catch (UnknownHostException e) {
            return name;
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        String host = request.getServerName() == null ? "" : bare(request.getServerName());
        if (LOOPBACK.contains(host) || names.contains(host) || host.equals(bare(String.valueOf(request.getLocalAddr())))) {
            chain.doFilter(request, response);
            return;
        }
        ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write("Not a name of this service. SHIAN_HOSTS sets further names. 不是本服务的名称；可用 SHIAN_HOSTS 增加名称。\n"
                .getBytes(StandardCharsets.UTF_8));
    }
}
