package io.outdial.platform.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A range of addresses, IPv4 or IPv6, never both: {@code 10.0.0.0/8} holds no IPv6 address, however written. */
public final class Network {

    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /**
     * @throws IllegalArgumentException unless it is an address, a slash and a number of bits; host names are never
     *     resolved
     */
    public static Network of(String cidr) {
        int slash = cidr.lastIndexOf('/');
        if (slash < 0 || !cidr.substring(0, slash).matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*")) {
            throw new IllegalArgumentException(cidr + " is no network such as 10.0.0.0/8");
        }
        try {
            byte[] prefix = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
            int bits = Integer.parseInt(cidr.substring(slash + 1));
            if (bits < 0 || bits > prefix.length * 8) {
                throw new IllegalArgumentException(cidr + " has a prefix of impossible length");
            }
            return new Network(prefix, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(cidr + " is no network such as 10.0.0.0/8", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(prefix, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || (prefix[whole] ^ other[whole]) >> (8 - rest) == 0;
    }
}
