# Words of the Learn place in Simplified Chinese: en/learn.ftl, key by key.
# In the longer texts each line is a paragraph, `…` is code, and [6455 5.2] is a link to that section of that RFC.
# What is said of the bytes of www/learn/connection.pcapng is true for that recording: www/learn/README.md shows how to see it there.

## The frame of the place

learn-contents = 目录
learn-connection = 一个连接
learn-done = 已读
learn-read = 已读 { $count }/{ $of }
learn-connection-title = 一个 WebSocket 连接，逐字节讲解
learn-connection-lead =
    这是一个真实的会话，录自两个程序之间：{ $packets } 个数据包，{ $frames } 帧，TCP 载荷共 { $bytes } 字节。下面按时间顺序讲解，客户端在左，服务器在右。载荷中的字节一个也没有略去，建立和关闭连接的 TCP 首部也是如此。
    展开任意一行，点击其中的字节，就能知道它们是什么。它们都可以改动：改写请求，翻转帧中的一位，更换密钥，改写载荷，看看接收方会怎样理解。在这里所做的一切都不会离开此标签页。
learn-take-all = 在“解析”中打开抓包文件
learn-download = connection.pcapng
learn-link = 指向“{ $name }”的链接
learn-bytes = { $count } 字节
learn-made = 为本页制作，并非抓包所得
learn-packets-one = 抓包文件中的数据包 { $first }。
learn-packets-several = 抓包文件中的数据包 { $first } 到 { $last }。
learn-stream-client = 客户端所发字节中的第 { $first } 到 { $last } 个，从 0 数起。
learn-stream-server = 服务器所发字节中的第 { $first } 到 { $last } 个，从 0 数起。
learn-runs = 字节
learn-fields = 全部字段
learn-commands = 在抓包文件中查看
learn-inflated-window = 解压后，借助窗口中先前的内容
learn-inflated-alone = 如果没有先前的内容
learn-inflated-not = 无法解压：它回溯引用的字节并不存在。
learn-try = 试一试
learn-edit = 编辑
learn-every = 讲解每个字节
learn-back = 恢复原来的字节
learn-take = 在“解析”中打开
learn-edit-lines = 头部，逐行编辑。每个行尾都以 CR、LF 发送；空行结束头部。
learn-edit-hex = 首部，十六进制
learn-not-hex = 第 { $at } 个字符“{ $found }”不是十六进制数字。首部保持原样。
learn-odd-hex = 有 { $digits } 个十六进制数字：缺一个，因为每个字节有两个。首部保持原样。
learn-judged = 握手的结果
learn-broken = 这里的问题
learn-checks = 全部检查
learn-follows = 这里的 Accept 值由改动后的请求算出：服务器会这样响应。
learn-affected-breaks = 这一改动在别处造成的问题
learn-affected-suffers = 别处的改动在这里造成的问题
learn-affected-at-breaks = 出现在：
learn-affected-at-suffers = 改动处：
learn-astray = 那里不再是一帧的开始：这些字节会被当作另一帧的一部分。

## What can be tried

learn-attempt-zero-key = 把密钥设为 00 00 00 00
learn-attempt-random-key = 换一个随机密钥
learn-attempt-no-mask = 去掉掩码
learn-attempt-mask = 加上掩码
learn-attempt-other-fin = 翻转 FIN
learn-attempt-sixteen-bits = 用 16 位表示长度
learn-attempt-sixty-four-bits = 用 64 位表示长度
learn-attempt-text-again = 把操作码改为 1
learn-attempt-long-ping = 把载荷改为 126 字节
learn-attempt-other-rsv1 = 翻转 RSV1
learn-attempt-no-status = 以 1005 关闭
learn-attempt-own-status = 以 4000 关闭
learn-attempt-sample-key = 换用 RFC 示例中的 Key
learn-attempt-short-key = 把 Key 改为 15 字节
learn-attempt-no-upgrade = 去掉 Upgrade
learn-attempt-draft-version = 把版本改为 8
learn-attempt-other-accept = 响应另一个 Key
learn-attempt-other-protocol = 选择 chat.v3
learn-attempt-status-ok = 以 200 响应
learn-attempt-whole-checksum = 写入完整的校验和
learn-attempt-other-reset = 翻转 RST
learn-try-of-request = 服务器会怎样响应？观察结果和下面的响应。
learn-try-of-answer = 客户端会怎样看待它？
learn-try-of-hello = 更换密钥，观察载荷：文本不变，线路上的字节却变了。
learn-try-of-echo = 如果收到的帧加了掩码，客户端必须怎样做？
learn-try-of-attack = 把密钥设为零，再看字符那一列：途中的代理看到的就是这样。
learn-try-of-sixteen-bits = 64 位也能容纳 256。发送方可以用它吗？
learn-try-of-seven-bits = 7 位就能容纳 18，而发送方必须使用能容纳长度的最短形式。
learn-try-of-first-fragment = 如果 FIN 为 1，消息到这里就结束了。
learn-try-of-second-fragment = 如果分片有自己的操作码，就是在一条消息之内又开始了一条消息。
learn-try-of-last-fragment = 如果 FIN 为 0，接收方会一直等下去。
learn-try-of-ping-between = 控制帧的载荷最多 125 字节，而且不得分片。
learn-try-of-ping = 控制帧的载荷最多 125 字节，而且不得分片。
learn-try-of-price = 如果 RSV1 为 0，这些字节就会被当作文本本身。
learn-try-of-price-back = 如果 RSV1 为 0，这些字节就会被当作文本本身。
learn-try-of-price-again = 如果 RSV1 为 0，这些字节就会被当作文本本身。
learn-try-of-price-again-back = 如果 RSV1 为 0，这些字节就会被当作文本本身。
learn-try-of-close = 1005 表示没有收到状态码，所以不得发送。4000 到 4999 留给应用程序使用。
learn-try-of-close-back = 1005 表示没有收到状态码，所以不得发送。4000 到 4999 留给应用程序使用。

## The accept value, step by step

learn-accept-title = 计算 Accept 值
learn-accept-key = 请求中的 Key。改动它，后面的各步随之改变。
learn-accept-unsound = Key 必须是 16 字节的 Base64。严格的服务器会拒绝这个 Key；各步仍照常计算。
learn-accept-joined = Key 的文本（而不是它所代表的 16 字节）后面接上 GUID。GUID 对所有人都一样，字母用大写 [6455 1.3]。
learn-accept-digest = 上述文本的 SHA-1：20 字节。
learn-accept-value = 这 20 字节的 Base64：28 个字符，最后一个是补位的 `=`。
learn-accept-same = 与服务器发送的值相同。
learn-accept-follows = 这是当前 Key 对应的值，响应现在就带有它：响应随请求而变。
learn-accept-differs = 响应带有另一个值：客户端必须使连接失败。
learn-accept-no-key = 请求中没有 Key：无从计算。
learn-accept-again = 恢复抓包中的 Key

## The parts

learn-part-tcp-opens = TCP 建立连接
learn-tell-tcp-opens =
    在第一个 HTTP 字节之前，双方先要商定从哪里开始计数。这用三个报文段（segment）完成，即三次握手：SYN、SYN 加 ACK、ACK。双方各选一个无人能猜到的初始序列号（initial sequence number），并得到对方的确认 [9293 3.5]。
    此后两个方向各有一条字节流：字节按顺序到达，每个只到一次，不论网络把它们切成怎样的数据包。WebSocket 依靠的正是这一点。一帧可能在任意位置被切开，分在几个报文段里；一个报文段也可能装着许多帧。
learn-part-the-request = 请求
learn-tell-the-request =
    WebSocket 连接以 HTTP 开始：用一个 GET 请服务器就在这个连接上改用另一种协议 [6455 4.1]。于是 HTTP 能到的地方，它也能到：同样的端口，同样的代理，同样的 Cookie。
    这里的客户端是一个程序，不是浏览器。浏览器写的行大致相同，还会多写几行：User-Agent 和该网站的 Cookie。而且浏览器的 Origin 可信，因为任何脚本都改不了它。
learn-part-the-answer = 响应：101
learn-tell-the-answer =
    `101 Switching Protocols`：空行之后，两个方向上都是帧 [6455 4.2.2]。如果是别的状态码，双方仍停留在 HTTP：客户端可以在 401 之后登录，或者跟随重定向 [6455 4.1]。浏览器中的脚本多半只知道连接失败，却不知道为什么。
    怎样证明服务器不是把请求原样发回，也不是缓存用现成的内容响应？靠 Accept 值：它只能由这个请求的 Key 算出。
learn-part-masked-text = 加掩码的文本帧
learn-tell-masked-text =
    从这里起不再有 HTTP，只有帧。客户端发送“Hello”，服务器原样发回：同样五个字母，去时 11 字节，回来 7 字节。
    每一帧都以两个必有的字节开头。后面有什么由它们决定：可能还有表示长度的字节、掩码密钥（masking key），然后是载荷（payload）[6455 5.2]。
learn-part-why-masking = 为什么要加掩码
learn-tell-why-masking =
    来自客户端的每一帧都加掩码（mask），来自服务器的帧都不加 [6455 5.1]。它看上去像加密，其实不是：密钥就写在被掩盖的内容前面，谁都看得到。要让旁人无法读到内容，需要 TLS，也就是 `wss`。
    掩码保护的是途中的设备。假如页面能够选定线路上的字节，它就可以连到自己的服务器，发送一条消息，读起来就像在用 HTTP 请求另一个网站的脚本；它的服务器则返回读起来像 HTTP 响应的字节。途中若有粗心的代理没有看懂协议已经切换（upgrade），就会把两者都当作 HTTP，把这份响应放进缓存：从此，凡是请求那个网站的脚本，得到的都是攻击者的脚本。RFC 起草期间，研究者对真实的代理做到过这一点 [6455 10.3]。
    所以，等脚本交出消息之后，客户端才为每一帧选取一个脚本无法预料的新密钥。页面知道载荷是什么，却无法知道其中任何一个字节到了线路上会变成什么。服务器不加掩码：运行服务器的人不用 WebSocket，本来就能发送任意字节。
learn-part-lengths = 长度的三种写法
learn-tell-lengths =
    不超过 125 的长度用 7 位写出。剩下的两个数不是长度：126 表示长度在随后的 16 位中，127 表示在随后的 64 位中 [6455 5.2]。它们都是大端序（big-endian）：最高有效字节在前。
    因此帧头有 2 到 14 字节，大多数帧用 2 或 6 字节就够了。必须使用能容纳长度的最短形式。还有，长度计的是字节，不是字符：“你好”的长度是 6。
learn-part-fragments = 分片，以及插在中间的 Ping
learn-tell-fragments =
    发送方如果还不知道消息会有多长，可以把它分片（fragment）发送。第一个分片带有操作码（opcode），其余分片的操作码为 0，即延续（continuation）；除最后一个之外，FIN 都为 0 [6455 5.4]。这里是服务器这样发送：“One message, ”、“three ”、“frames.”。
    两条消息的分片从不交错。但控制帧（control frame），即 Ping、Pong 和 Close，可以插在两个分片之间，不会被长消息耽误。接收方会尽快回应 Ping，不必等到消息结束，然后从消息中断的地方继续。
learn-part-ping-pong = Ping 和 Pong
learn-tell-ping-pong =
    Ping 问：还在吗？Pong 答：还在，并把 Ping 的内容原样带回 [6455 5.5.2]。它们使空闲的连接不致被路由器或代理当作已经断开，还可以测量往返时间。
    任何一方都可以发送 Ping。浏览器中的脚本却不能：浏览器自行回应 Ping，不让脚本看到。这里的客户端是一个程序，所以可以。
learn-part-compression = 有记忆的压缩
learn-tell-compression =
    permessage-deflate 已在握手中商定 [7692 7]。一条消息是否压缩，由发送方逐条决定：看第一帧的 RSV1。到这里为止的消息都没有压缩。
    现在客户端把同样的 75 字节 JSON 发送两次，服务器每次都把它发回。第一次用了 72 字节：其中几乎没有重复的内容。第二次只用了 6 字节。
    这就是窗口（sliding window）的作用。两端都保留这个方向上最近经过的 32 KiB，一条消息结束也不清空，后面的消息可以引用前面的内容。它使相似的小消息变得极小；但也意味着，漏掉一条消息，凡是引用它的内容就读不出来。
learn-after-compression =
    两个方向各有自己的窗口：服务器的第一次回应与客户端的第一条消息一样长，尽管那时两端都已经知道这段文本。只要连接还在，每个窗口都要占用内存。在握手中使用 `server_no_context_takeover` 和 `client_no_context_takeover`，可使相应的一方在每条消息之后清空窗口 [7692 7.1.1]。
learn-part-closing = Close，回以 Close
learn-tell-closing =
    任何一方都可以结束连接：发送 Close 帧，其中可以说明为什么，即状态码（status code），后面还可以有原因（reason）[6455 5.5.1]。另一方回以自己的 Close，此后不再发送任何内容。这样，双方都知道对方发送的内容已经全部收到。
    如果没有 Close，只有 TCP 的结束，脚本在 close 事件中读到的是 1006。这个数从未在线路上出现：它表示没有收到 Close。
learn-part-tcp-closes = TCP 关闭连接
learn-tell-tcp-closes =
    接着 TCP 关闭，两个方向各自进行：FIN 表示不再有字节，ACK 表示已经知道。两个方向，各有这两步，共四个报文段，也就是四次挥手。如果第二个 FIN 来得快，就与第一个 ACK 合在一个报文段里，总共只有三个。
    服务器先行关闭 [6455 7.1.1]。这是有意的安排，因为先发送 FIN 的一方要付出代价。
learn-after-tcp-closes =
    代价就是 TIME_WAIT：在一段时间内（报文段最长生存时间 MSL 的两倍 [9293 3.6]；在 Linux 上为 60 秒），双方的地址和端口这一组合仍被占用。如果最后的 ACK 丢失，总要有人在那里再发一次；迟到的报文段也不能被当成同一对端口之间新连接的内容。服务器承受得起。而客户端如果反复连接，又总是先关闭，端口就会用尽。
    全部内容就是这些。两个程序交给 TCP 的每一个字节，都已讲到。

## What is shown: names, and what is said first

learn-record-syn = SYN
learn-about-syn = “我从这个号开始计数。”客户端从系统为它选定的端口，发往服务器监听的端口。没有载荷，只有 40 字节的首部：20 字节是每个报文段都有的，另外 20 字节是选项，其中有些只能在这里提出，以后就不行了。
learn-record-syn-ack = SYN, ACK
learn-about-syn-ack = “收到，我的从这里开始。”它确认客户端的序列号，并给出服务器自己的。
learn-record-ack = ACK
learn-about-ack = “收到。”现在双方都知道对方能收到自己的内容。客户端可以在这个报文段里就带上请求；这里稍后才发送。

learn-record-request = 请求
learn-about-request = 九行加一个空行，共 299 字节，全部是 ASCII。除第一行外，各行的顺序无关紧要；字段名的大小写也是如此。
learn-record-answer = 响应：101 Switching Protocols
learn-about-answer = 服务器同意：六行加一个空行。空行之后若再有字节，就属于帧了。

learn-record-hello = “Hello”，已加掩码
learn-about-hello = 两字节帧头，四字节密钥，五字节载荷；要与密钥再作一次异或，载荷才是“Hello”。
learn-record-echo = 回显，未加掩码
learn-about-echo = 服务器发回同样的文本。帧中没有密钥，载荷可以直接读出。

learn-record-attack = 如果页面能够选定线路上的字节
learn-about-attack = 一条文本消息，载荷是一个 HTTP 请求。页面可以这样发送：这也是普通的文本。但代理在线路上找不到 GET：客户端选用的密钥，页面无法知道。

learn-record-sixteen-bits = 256 字节：另用 16 位
learn-about-sixteen-bits = 一条二进制消息：字节可能的每个值各出现一次。7 位容纳不下 256，所以第二个字节写的是 126，再用两个字节写出 256。
learn-record-seven-bits = 18 字节：7 位
learn-about-seven-bits = “A long one, please”（请发一条长的）：服务器将以接下来的内容回应。18 不超过 125，所以就写在第二个字节里。
learn-record-sixty-four-bits = 65,536 字节：另用 64 位
learn-about-sixty-four-bits = 这是 16 位容纳不下的第一个长度：16 位最大到 65,535。服务器发送 1,024 行，每行 64 字节，装在三个 TCP 报文段里：32,768、32,768 和 10 字节。报文段里没有任何关于帧的说明，接收方自己计数。

learn-record-ask-for-pieces = “In pieces, please”
learn-about-ask-for-pieces = 客户端请求分片发送（“请分成几段”），用的是完整的一帧：FIN 为 1，操作码为 1。
learn-record-first-fragment = “One message, ”
learn-about-first-fragment = FIN 为 0：后面还有。操作码为 1：所有分片合起来是文本。
learn-record-ping-between = 消息中间的 Ping
learn-about-ping-between = 消息还没有结束，却来了一个不属于它的帧。它的操作码是 9：四位中的最高位为 1，所以是控制帧。
learn-record-pong-between = 对它的 Pong
learn-about-pong-between = 客户端当即回应，带着与 Ping 完全相同的字节，并像它发送的所有帧一样加掩码。
learn-record-second-fragment = “three ”
learn-about-second-fragment = 消息继续。操作码为 0：延续已经开始的消息；FIN 为 0：还没有结束。
learn-record-last-fragment = “frames.”
learn-about-last-fragment = FIN 为 1，操作码为 0：最后一个分片。消息完整了：“One message, three frames.”。在哪里切开并没有含义：能理解这个连接的代理可以在别处切开，也可以把它拼起来 [6455 5.4]。

learn-record-ping = Ping，来自客户端
learn-about-ping = 四字节载荷“tick”，用来把对它的回应与对其他 Ping 的回应区分开。
learn-record-pong = Pong，来自服务器
learn-about-pong = 发回同样的四字节。没有 Ping 时主动发送 Pong 也是允许的：它表示“我还在”，不需要回应。

learn-record-price = 一条压缩的消息
learn-about-price = 75 字节的 JSON 用了 72 字节。RSV1 为 1：先去掩码，再解压。压缩后的每条消息，末尾本有 `00 00 ff ff`：这四字节被省去，由接收方补回 [7692 7.2.1]。
learn-record-price-back = 回应，使用另一个窗口
learn-about-price-back = 服务器发回同样的文本，它的 72 字节与客户端加掩码之前的相同。这个窗口原本是空的。
learn-record-price-again = 同样的消息再发一次
learn-about-price-again = 6 字节。解压时读到的是：一个字符，即左花括号；然后是“从 75 字节之前复制 74 字节”。第二次报价，只需这么一点。
learn-record-price-again-back = 同样的回应再来一次
learn-about-price-again-back = 这里也是 6 字节：服务器的窗口里有它自己的第一次回应。

learn-record-close = Close，来自客户端
learn-about-close = 操作码为 8，载荷以一个数开头：1000，正常关闭。然后是原因“bye”，供人阅读和写入日志。这与 FIN 无关：FIN 为 1，任何完整的帧都是如此。
learn-record-close-back = Close，来自服务器
learn-about-close-back = 发回同样的状态码和原因，未加掩码。此后，这个方向上也不得再发送任何帧。

learn-record-fin = FIN，来自服务器
learn-about-fin = 服务器已经发完最后一个字节。它的 FIN 也占一个序列号，仿佛是一个字节，这样才能像字节一样得到确认。
learn-record-fin-acknowledged = ACK，来自客户端
learn-about-fin-acknowledged = 客户端的系统已经得知。客户端自己还可以继续发送：关闭的只是一个方向。
learn-record-fin-back = FIN，来自客户端
learn-about-fin-back = 几毫秒之后，客户端关闭自己的方向。
learn-record-last-ack = 最后的 ACK
learn-about-last-ack = 第 53 个数据包，也是最后一个。它一到，客户端就结束了。服务器则停留在 TIME_WAIT。

## The bytes: names

learn-run-source-port = 源端口
learn-run-destination-port = 目的端口
learn-run-sequence-number = 序列号
learn-run-acknowledgment-number = 确认号
learn-run-offset-flags = 数据偏移、标志
learn-run-window = 窗口
learn-run-checksum = 校验和
learn-run-urgent-pointer = 紧急指针
learn-run-maximum-segment-size = 最大报文段长度
learn-run-selective-acknowledgment = 允许 SACK
learn-run-timestamps = 时间戳
learn-run-padding = 空操作
learn-run-window-scale = 窗口缩放
learn-run-other-option = 其他选项
learn-run-data = 数据

learn-run-request-line = 请求行
learn-run-sec-websocket-version = 版本
learn-run-sec-websocket-key = Key
learn-run-connection = Connection
learn-run-upgrade = Upgrade
learn-run-sec-websocket-extensions = 扩展
learn-run-sec-websocket-protocol = 子协议
learn-run-origin = 源
learn-run-host = 主机
learn-run-empty-line = 头部结束
learn-run-status-line = 状态行
learn-run-sec-websocket-accept = Accept
learn-run-other-field = 其他字段
learn-run-other-line = 不是字段

learn-run-first-byte = FIN、RSV、操作码
learn-run-second-byte = MASK、长度
learn-run-extended-payload-len = 扩展长度
learn-run-masking-key = 掩码密钥
learn-run-payload = 载荷
learn-run-status-code = 状态码
learn-run-reason = 原因

## The bytes: what they are

learn-why-source-port = 发送方的端口 { $number }。它与双方的地址和另一个端口一起标识这个连接：没有两个连接的这四项完全相同 [9293 3.1]。
learn-why-destination-port = 接收方的端口 { $number }。WebSocket 服务器可以监听任何端口；没有写明端口时，`ws` 和 `wss` 表示 80 和 443 [6455 3]。
learn-why-sequence-number = { $number }：此报文段中第一个字节的编号，按发送方的方向计数，起点是随机选取的。SYN 和 FIN 各算一个字节 [9293 3.4]。
learn-why-acknowledgment-number = { $number }：发送方期待的下一个字节的编号，此前的都已到达。只有标志 ACK 为 1 时才有效。
learn-why-offset-flags = 最初四位表示首部有多长，以四字节的字为单位。接着四位保留。最后八位是标志，从左到右为 CWR、ECE、URG、ACK、PSH、RST、SYN、FIN [9293 3.1]。
learn-why-window = { $number }：发送方还能接收多少字节。除了带 SYN 的报文段，都要乘以 2¹⁰，因为双方建立连接时都这样声明过 [7323 2.2]。
learn-why-checksum = 对首部、载荷、双方地址、协议和长度求得的和 [9293 3.1]。在自己的环回接口上，内核省去了这项工作，只写入求和的开头，即地址、协议和长度那一部分。在真实网络上抓包，看到的是完整的和。
learn-why-urgent-pointer = 只有标志 URG 为 1 时才有意义，而如今几乎没有人使用它。
learn-why-maximum-segment-size = 类型 2，长 4 字节：“发给我的报文段，载荷最多 { $value } 字节” [9293 3.7.1]。环回接口上的数据包可以大到 65,535 字节；以太网上通常是 1,460。
learn-why-selective-acknowledgment = 类型 4，长 2 字节：“可以把缺口告诉我” [2018 2]。这样，丢失之后只需重发缺少的部分。这里没有丢失。
learn-why-timestamps = 类型 8，长 10 字节：先是发送方的时钟，再是它最近从对方得知的时钟 [7323 3.2]。这里两者都以毫秒计。这样，双方都知道往返要用多久。
learn-why-padding = 类型 1：什么也不做。它使后面的内容落在处理器便于读取的位置。
learn-why-window-scale = 类型 3，长 3 字节：从此以后，我通告的窗口都要乘以 2 的 { $value } 次方，即 { $factor } [7323 2.2]。只靠 16 位，最多只能表示 65,535。
learn-why-other-option = 另一类选项，类型是它的第一个字节。第二个字节是它的长度，包括这两个字节；如果超出现有的字节，接收方就无法知道后面是什么 [9293 3.2]。
learn-why-data = 它位于数据偏移所说的首部末尾之后：是字节流中的字节。在头部中，它是空行之后的内容：握手没有正文，所以这里应是帧。

learn-why-request-line = 方法必须是 GET，版本至少是 HTTP/1.1 [6455 4.1]。`/chat` 是地址 `ws://127.0.0.1:8080/chat` 中的路径；`?` 之后若有内容，也会一并发送；`#` 及其后的内容不允许出现在这样的地址里。
learn-why-sec-websocket-version = 13 是 RFC 6455 的版本，没有别的版本还在使用。支持其他版本的服务器会拒绝，通常返回 426，并列出这些版本 [6455 4.4]。
learn-why-sec-websocket-key = 16 个随机字节的 Base64，每个连接都不同：24 个字符，最后两个是 `==`。它不是密码，也不保护任何秘密。它的用处是：服务器必须由它算出一个值，而这个值别人不会碰巧发出 [6455 11.3.1]。
learn-why-connection = 列出只对下一跳有效、代理不得转发的内容：这里是 Upgrade 字段 [9110 7.6.1]。它是一个列表：有的浏览器发送 `keep-alive, Upgrade`，服务器要在各项中查找 `upgrade`，不论大小写。
learn-why-upgrade = 要切换到的协议。比较时不区分大小写 [6455 4.2.1]。
learn-why-sec-websocket-extensions = 会改变帧的含义的扩展。请求中的是提议，按偏好排序；响应中的是已接受的，不得有未提出过的 [6455 9.1]。
learn-why-sec-websocket-protocol = 消息的内容遵循什么约定，用一个双方都认识的名称表示。客户端列出自己支持的，首选的在前；服务器选一个，或者不选 [6455 1.9]。
learn-why-origin = 请求连接的页面来自哪里。浏览器总会发送它，任何脚本都改不了，所以服务器可以拒绝别家的页面，否则那些页面可能带着本站用户的 Cookie 连上来。WebSocket 的同源规则只有这一条，而且要由服务器执行 [6455 10.2]。像这里的客户端这样的程序，则可以随意填写。
learn-why-host = 请求发给谁；带上了端口，因为它不是 `ws` 的默认端口。一个地址上可能有几个网站 [9110 7.2]。
learn-why-empty-line = CR、LF：头部到此结束。这个方向上的下一个字节，就是一帧的第一个字节。
learn-why-status-line = 101：切换协议。如果是 200、301、401 或 403，就不会切换，脚本只会得知出了错，却得不到任何说明 [6455 4.1]。
learn-why-sec-websocket-accept = 它证明这正是对这个请求的响应，而且出自懂得 WebSocket 的一方。至于对方是谁，它什么也证明不了。怎样计算，见下文 [6455 4.2.2]。
learn-why-other-field = WebSocket 没有为这个字段规定含义。别的可能有：网站的 Cookie、代理、应用程序 [6455 4.1]。
learn-why-other-line = 没有冒号的行不是首部字段 [9112 5.1]。

learn-why-first-byte = 八位：FIN 表示消息是否在此结束。RSV1 到 RSV3 为 0，除非有扩展赋予其含义。最后四位是操作码，即帧的类型 [6455 5.2]。
learn-why-second-byte = 一位加七位：MASK 表示后面是否有密钥，来自客户端的帧都有，来自服务器的帧都没有。其余七位是长度，最大 125；126 和 127 表示长度在后面 [6455 5.2]。
learn-why-extended-payload-len = 长度本身，是无符号数，最高有效字节在前，网络上的数都是如此。用 64 位时，第一位必须为 0 [6455 5.2]。
learn-why-masking-key = 四字节，每一帧都重新选取。载荷的字节 i（从 0 数起）与密钥的字节 i mod 4 作过异或（XOR），再作一次异或就能复原 [6455 5.3]。它保护的是途中的缓存，而不是消息：密钥以明文传送。
learn-why-payload = 这一帧要传送的内容。如果加了掩码，这里的每个字节都与密钥的一个字节作过异或；下面的各行把它复原。
learn-why-status-code = 为什么关闭，用 16 位的数表示。1000 是正常关闭，1001 表示有一方离开，1002 表示违反规则；3000 到 3999 须经注册，4000 到 4999 留给应用程序使用 [6455 7.4]。
learn-why-reason = 原因，UTF-8 文本，最多 123 字节。它供人阅读：程序依据的是状态码。

## What a segment’s header says now

learn-now-offset-here = 数据偏移 { $words }：首部长 { $count } 字节。
learn-now-offset-short = 数据偏移 { $words }：{ $count } 字节，而首部至少有 20 字节。任何接收方都不会接受这个报文段。
learn-now-offset-beyond = 数据偏移 { $words }：{ $count } 字节，而这里只有 { $there } 字节。
learn-now-flags = 为 1 的标志：{ $flags }。
learn-now-no-flags = 没有为 1 的标志。
learn-now-checksum-right = 现在是完整的和，并且正确。
learn-now-checksum-begun = 这里只是开头。完整的和应为 { $whole }。
learn-now-checksum-wrong = 它不正确：应为 { $whole }。接收方会不作声地丢弃这个报文段。

## The bytes: what they are just here

learn-at-syn-offset-flags = `a0 02`：十个字，即 40 字节；标志中只有 SYN 为 1。
learn-at-syn-ack-offset-flags = `a0 12`：同样是 40 字节；SYN 和 ACK 为 1。
learn-at-ack-offset-flags = `80 10`：八个字，即 32 字节；ACK 为 1，从此每个报文段都是如此。
learn-at-fin-offset-flags = `80 11`：32 字节；ACK 和 FIN 为 1。
learn-at-fin-acknowledged-offset-flags = `80 10`：32 字节；ACK 为 1。
learn-at-fin-back-offset-flags = `80 11`：32 字节；ACK 和 FIN 为 1。
learn-at-last-ack-offset-flags = `80 10`：32 字节；ACK 为 1。
learn-at-syn-acknowledgment-number = 还没有意义：ACK 为 0，因为还没有收到任何内容。
learn-at-syn-ack-acknowledgment-number = 客户端的序列号加一：SYN 算一个字节。
learn-at-fin-acknowledged-acknowledgment-number = 服务器的 FIN 加一：FIN 已经收到。
learn-at-last-ack-acknowledgment-number = 客户端的 FIN 加一：FIN 已经收到。服务器自己的序列号也加了一，因为它的 FIN 也算一个字节。
learn-at-fin-sequence-number = 服务器的初始序列号，加上 SYN 的一，再加上它发送的 65,902 字节。
learn-at-syn-window = 带 SYN 的报文段不作缩放：就是 65,495 字节。
learn-at-syn-ack-window = 带 SYN 的报文段不作缩放：就是 65,483 字节。
learn-at-ack-window = 64 乘以 1,024，即 65,536 字节。
learn-at-request-sec-websocket-extensions = 客户端提出 permessage-deflate，并补充说，如果服务器需要，它发送时可以使用较小的窗口。
learn-at-answer-sec-websocket-extensions = 接受，不带参数：两个方向都用 32 KiB 的窗口，内容跨消息保留。
learn-at-request-sec-websocket-protocol = 客户端支持 chat.v2 和 chat.v1：这是两个程序自己取的名称。
learn-at-answer-sec-websocket-protocol = 服务器选了 chat.v2。假如选了没有提出过的，客户端就必须使连接失败。
learn-at-hello-first-byte = `81` 即 1000 0001：FIN 为 1，RSV 为 000，操作码为 1，文本。
learn-at-hello-second-byte = `85` 即 1000 0101：MASK 为 1，长度为 5。
learn-at-hello-payload = 1d ⊕ 55 = 48，即 H；9e ⊕ fb = 65，即 e；依此类推。到第五个字节，密钥又从头开始：3a ⊕ 55 = 6f，即 o。
learn-at-echo-second-byte = `05`：MASK 为 0，长度为 5，没有密钥。客户端的帧在这里是 `85`，MASK 为 1；后面还有密钥，载荷的每个字节都因它而改变。
learn-at-echo-payload = `48 65 6c 6c 6f` 就是 Hello，在 ASCII 中如此，所以在 UTF-8 中也如此。
learn-at-sixteen-bits-first-byte = `82`：FIN 为 1，操作码为 2，二进制。
learn-at-sixteen-bits-second-byte = `fe` 即 1111 1110：MASK 为 1；126 不是长度，长度在随后的 16 位中。
learn-at-sixteen-bits-extended-payload-len = `01 00` 即 1 × 256 + 0：256。如果读反了顺序，就成了 1。
learn-at-seven-bits-second-byte = `92` 即 1001 0010：MASK 为 1，长度为 18。
learn-at-sixty-four-bits-second-byte = `7f` 即 0111 1111：MASK 为 0；127：长度在随后的 64 位中。
learn-at-sixty-four-bits-extended-payload-len = `00 00 00 00 00 01 00 00` 即 65,536，比两个字节所能表示的大一。
learn-at-sixty-four-bits-payload = 1,024 行，从“1024 bottles of bytes on the wire”一直到最后一行。这里没有全部画出：在“解析”中可以看到每一个字节。
learn-at-first-fragment-first-byte = `01`：FIN 为 0，操作码为 1。
learn-at-ping-between-first-byte = `89`：FIN 为 1，操作码为 9。控制帧总是完整的。
learn-at-pong-between-first-byte = `8a`：FIN 为 1，操作码为 10，即 Pong。
learn-at-second-fragment-first-byte = `00`：FIN 为 0，操作码为 0。整个字节都是零，说明的事却不少。
learn-at-last-fragment-first-byte = `80`：FIN 为 1，操作码为 0。
learn-at-price-first-byte = `c1` 即 1100 0001：FIN 为 1，RSV1 为 1，操作码为 1。
learn-at-price-again-first-byte = `c1`：这里 RSV1 也是 1。每条消息各自说明是否压缩。
learn-at-price-again-payload = 去掩码后为 `aa a6 9e 51 00 00`：其中 39 位是一个块，含一个字符、一次复制和块的结束；其余是一个空块的开头，它的 `00 00 ff ff` 已被省去。
learn-at-close-first-byte = `88`：FIN 为 1，操作码为 8。
learn-at-close-status-code = 去掩码后为 `03 e8`，即 3 × 256 + 232：1000。
learn-at-close-back-status-code = `03 e8`：1000。对 Close 的回应通常带相同的状态码。
