package org.weibao.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Which addresses belong to the public internet: those that IANA's registries of special addresses do not list. */
final class PublicAddress {

    private record Block(byte[] prefix, int bits) {

        static Block of(int bits, int... prefix) {
            var bytes = new byte[prefix.length];
            for (int i = 0; i < prefix.length; i++) {
                bytes[i] = (byte) prefix[i];
            }
            return new Block(bytes, bits);
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                int wanted = bit / 8 < prefix.length ? prefix[bit / 8] & mask : 0;
                if ((address[bit / 8] & mask) != wanted) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Block> SPECIAL_4 = List.of(
            Block.of(8, 0),
            Block.of(8, 10),
            Block.of(10, 100, 64),
            Block.of(8, 127),
            Block.of(16, 169, 254),
            Block.of(12, 172, 16),
            Block.of(24, 192, 0, 0),
            Block.of(24, 192, 0, 2),
            Block.of(24, 192, 88, 99),
            Block.of(16, 192, 168),
            Block.of(15, 198, 18),
            Block.of(24, 198, 51, 100),
            Block.of(24, 203, 0, 113),
            Block.of(3, 224));

    /** The range assigned to the internet. Some blocks in it lead elsewhere: Teredo, documentation, 6to4. */
    private static final Block GLOBAL_6 = Block.of(3, 0x20);

    private static final List<Block> SPECIAL_6 = List.of(
            Block.of(23, 0x20, 0x01),
            Block.of(32, 0x20, 0x01, 0x0d, 0xb8),
            Block.of(16, 0x20, 0x02),
            Block.of(20, 0x3f, 0xff));

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL_4.stream().noneMatch(block -> block.contains(bytes));
        }
        return address instanceof Inet6Address
                && GLOBAL_6.contains(bytes)
                && SPECIAL_6.stream().noneMatch(block -> block.contains(bytes));
    }

    static boolean areAll(InetAddress... addresses) {
        return addresses.length > 0 && Arrays.stream(addresses).allMatch(PublicAddress::isPublic);
    }
}
