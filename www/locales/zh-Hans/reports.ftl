# Words of whole reports, in Simplified Chinese. The engine and the command line have them, the page's first load does not.
# Keys of one family begin alike: why-<rule>, reason-<reason>, mistake-<mistake>, …

## Why a rule of the opening handshake is there

why-handshake-method = WebSocket 连接始于一个随后升级协议的 GET 请求，因此可以与 HTTP 服务器共用端口。
why-http-version = Upgrade 自 HTTP/1.1 才有：只支持 HTTP/1.0 的对端会忽略它。
why-request-target = 路径指明访问服务器的哪个端点；片段（fragment）只属于客户端，从不发送。
why-host-field = 同一地址上可以有多个主机，Host 指明访问的是哪一个。
why-upgrade-websocket = 它说明接下来使用什么协议，以免任何一方把帧当作 HTTP。
why-connection-upgrade = Connection 把 Upgrade 标为逐跳（hop-by-hop）字段：不认识它的代理会把两者一并去掉，而不是只转发一半。
why-websocket-key = 服务器用它计算出响应中的值，以此证明读到的正是这次握手，而不是缓存中留下的另一次。
why-request-origin = 任何网站的页面都可以打开 WebSocket，浏览器还可能附上用户的 Cookie。只有服务器能拒绝来历不明的页面；如果不拒绝，就可能发生跨站 WebSocket 劫持（cross-site WebSocket hijacking）。
why-websocket-version = 13 是 RFC 6455 的版本号；服务器以 426 拒绝其他版本，并列出自己支持的版本。
why-subprotocol-list = 服务器按名称选择子协议，因此名称必须明确。
why-extension-list = 读不懂的内容无从商定；只商定一半，每一帧都会读错。
why-deflate-offer = 提议若不能原样接受，服务器就必须拒绝；这样一来，消息都不会压缩。
why-status-switching = 其他任何状态码都表示服务器仍在使用 HTTP。
why-accept-value = 只有读过这次握手的服务器才能算出它。
why-extension-choice = 扩展会改变帧的含义：没有提出该扩展的客户端读不懂这些帧。
why-deflate-answer = 双方的窗口和历史数据必须一致，否则回溯引用的内容就会解压出错。
why-subprotocol-choice = 否则客户端使用一种协议，服务器使用另一种。
why-version-answer = 这样，支持多个版本的客户端就知道接下来该试哪一个。
why-line-ending = 对行尾理解不同的接收方，看到的字段也不同，请求走私（request smuggling）正是利用这一点。
why-folded-field = 折行（folding）已经废弃，各接收方的理解也不一致：服务器会拒绝。
why-field-line = 对这样的行，各接收方的理解并不一致，请求走私（request smuggling）正是利用这一点。
why-field-value = 控制字符在一些接收方那里会结束一行或一个字符串，在另一些那里不会。
why-single-field = 有的接收方取第一个，有的取最后一个，有的两个都取。
why-request-body = GET 的头部之后就是最初的几帧：如果有正文，会被当作帧。
why-response-body = 101 的头部之后就是帧：没有正文的位置。

## What is wrong in a check, or worth knowing

reason-cut-off = 头部在空行之前被截断，要找的内容可能在后面。
reason-no-request = 这取决于请求，而这里没有请求。
reason-method-other = 方法是“{ $found }”，必须是 GET。
reason-method-case = 方法是“{ $found }”：方法名区分大小写，必须是 GET。
reason-http-version-old = HTTP/1.1 之前没有 Upgrade。常见原因是代理用 HTTP/1.0 与后面的服务器通信（1.29.7 之前的 nginx 默认如此）。
reason-http-version-malformed = 版本不是 HTTP/ 加上用点隔开的两个数字。
reason-target-missing = 缺少请求目标。
reason-target-relative = 路径必须以 / 开头。
reason-target-scheme = 用完整的 URI 作请求目标时，方案必须是 http 或 https：ws 和 wss 只供人和客户端使用。
reason-target-fragment = # 及其后的内容从不发送。
reason-target-character = 请求目标中有必须用百分号编码的字符。
reason-host-missing = 缺少 Host。
reason-host-repeated = Host 出现了不止一次。
reason-host-malformed = Host 的值不是一个主机（可带端口）。
reason-upgrade-missing = 缺少 Upgrade。常见原因是代理没有转发它。
reason-upgrade-other = Upgrade 的值不是 websocket。
reason-upgrade-more = 响应的 Upgrade 必须是 websocket，且不得有其他内容。
reason-connection-missing = 缺少 Connection。常见原因是代理没有转发它。
reason-connection-other = Connection 中没有 token Upgrade。常见原因是代理把它设成了 close 或 keep-alive。
reason-key-missing = 缺少 Sec-WebSocket-Key。
reason-key-repeated = Sec-WebSocket-Key 出现了不止一次。
reason-key-empty = Key 是空的。
reason-key-short = Key 解码后不足 16 字节。
reason-key-long = Key 解码后超过 16 字节。
reason-key-thirty-two = Key 解码后是 32 字节：可能先把 16 字节写成了十六进制，也可能多取了一倍的字节。
reason-key-url-safe = Key 中有 - 或 _，它们属于 base64url：Base64 用的是 + 和 /。
reason-key-character = Key 中有不属于 Base64 的字符。
reason-key-padding = Key 不是 22 个字符再加 ==。
reason-key-canonical = Key 的最后一个字符含有必须为 0 的位：== 之前应为 A、Q、g 或 w。严格的服务器会拒绝。
reason-key-sample = Key 是 RFC 中的示例，人人皆知：Key 必须是随机的，而且每次都是新的。
reason-key-uniform = Key 解码后是 16 个相同的字节：Key 必须是随机的。
reason-origin-missing = 缺少 Origin。浏览器总会发送它，因此这是别的客户端，或者有代理把它去掉了。
reason-origin-draft = Sec-WebSocket-Origin 是 RFC 6455 之前各草案的写法：如今是 Origin。
reason-origin-repeated = Origin 出现了不止一次。
reason-origin-null = 源是 null：请求来自本地文件、沙盒化的框架（sandboxed frame）或 data URL。服务器若允许 null，就等于允许任何懂得把自己放进沙盒的页面。
reason-origin-malformed = Origin 的值不是方案加 :// 加主机（可带端口）。
reason-origin-path = 源不含路径，连 / 也没有，而这里还有“{ $found }”。
reason-origin-no-host = 没有可供比较的 Host。
reason-origin-scheme = 方案既不是 http 也不是 https：请求来自浏览器扩展或应用程序。
reason-origin-other-host = 这是跨源请求：来自另一主机的页面。这可能是有意的，应由服务器决定是否允许。
reason-origin-other-port = 这是跨源请求：来自同一主机另一端口的页面。这可能是有意的，应由服务器决定是否允许。
reason-version-missing = 缺少 Sec-WebSocket-Version。
reason-version-repeated = Sec-WebSocket-Version 出现了不止一次。
reason-version-hixie-76 = Sec-WebSocket-Key1 和 Key2 属于 hixie-76，这是 2010 年的草案，如今已没有浏览器使用。
reason-version-hixie-75 = 除 Upgrade 外没有任何 WebSocket 字段：这是 2010 年的草案 hixie-75，或者有代理把这些字段去掉了。
reason-version-draft-7 = 版本 7 是 2011 年的草案 07，如今已没有浏览器使用。
reason-version-draft-8 = 版本 8 是 2011 年的草案 08 至 12，如今已没有浏览器使用。
reason-version-draft = 版本 { $found } 属于某个草案，或从未用过。
reason-version-unknown = 没有版本 { $found }。
reason-version-list = 请求只能要求一个版本；只有服务器拒绝时才列出多个。
reason-version-malformed = 版本是“{ $found }”，必须是 0 到 255 的数字，且没有前导零。
reason-subprotocol-empty = Sec-WebSocket-Protocol 没有列出任何子协议：应省去该字段，而不是发送空值。
reason-subprotocol-gap = Sec-WebSocket-Protocol 的两个逗号之间没有内容。
reason-subprotocol-token = 子协议的名称必须是 token：不得有空格、斜杠或其他分隔符。
reason-subprotocol-twice = 子协议“{ $found }”出现了两次。
reason-subprotocol-repeated = 响应中最多只有一个 Sec-WebSocket-Protocol。
reason-subprotocol-several = 服务器应选择一个子协议，而不是返回一份列表。
reason-subprotocol-unoffered = 客户端没有提出子协议“{ $found }”。
reason-subprotocol-case = 客户端提出的子协议与“{ $found }”大小写不同，而名称区分大小写。
reason-subprotocol-none = 客户端提出了子协议，服务器一个也没有选。RFC 允许这样做；浏览器则会使连接失败。
reason-extension-empty = Sec-WebSocket-Extensions 没有列出任何扩展：应省去该字段，而不是发送空值。
reason-extension-name = 在 Sec-WebSocket-Extensions 中，扩展必须以名称开头。
reason-extension-parameter = 在 Sec-WebSocket-Extensions 中，分号之后必须是参数名。
reason-extension-value = 在 Sec-WebSocket-Extensions 中，等号之后必须有值。
reason-extension-quotes = 在 Sec-WebSocket-Extensions 中，引号内的内容也必须是 token，而且引号必须成对。
reason-extension-character = Sec-WebSocket-Extensions 中有一个字符不能接在它前面的内容之后。
reason-extension-unoffered = 客户端没有提出扩展“{ $found }”。
reason-extension-twice = 扩展“{ $found }”被接受了两次。
reason-deflate-unknown = permessage-deflate 没有参数“{ $found }”。
reason-deflate-twice = 参数“{ $found }”出现了两次。
reason-deflate-range = 窗口位数应为 8 到 15，没有前导零，而不是“{ $found }”。
reason-deflate-value = 某个参数的值是“{ $found }”，但该参数不得有值。
reason-deflate-no-value = 参数“{ $found }”在这里必须有值。
reason-deflate-unasked = 客户端没有提出 client_max_window_bits，因此服务器不得发送它。
reason-deflate-larger = server_max_window_bits 的窗口比客户端提出的大。
reason-deflate-window-dropped = 客户端要求了 server_max_window_bits，响应必须重复它，或给出更小的值。
reason-deflate-takeover-dropped = 客户端要求了 server_no_context_takeover，响应必须重复它。
reason-deflate-bad-offer = 没有一项提议符合规定，因此服务器本应全部拒绝。
reason-accept-missing = 缺少 Sec-WebSocket-Accept。
reason-accept-repeated = Sec-WebSocket-Accept 出现了不止一次。
reason-accept-wrong = Accept 值与这个 Key 不符。
reason-accept-no-key = 请求中没有可供比对的 Key。
reason-status-malformed = 状态行中没有三位数字的状态码。
reason-status-interim = 该状态码只表示真正的响应还在后面。
reason-status-200 = 200：服务器返回了一个页面。该路径上没有支持 WebSocket 的服务，或者有代理去掉了 Upgrade。
reason-status-301 = 301：端点已经移动，往往是末尾少了或多了 /，或是从 http 移到了 https。浏览器不会跟随：应改用 Location 中的地址。
reason-status-302 = 302：服务器把客户端重定向到别处，往往是登录页。浏览器不会跟随。
reason-status-303 = 303：服务器把客户端重定向到别处。浏览器不会跟随。
reason-status-307 = 307：服务器把客户端重定向到别处，往往是从 http 到 https。浏览器不会跟随：应改用 Location 中的地址。
reason-status-308 = 308：端点已经移动，往往是从 http 移到了 https。浏览器不会跟随：应改用 Location 中的地址。
reason-status-400 = 400：服务器认为请求有误。检查请求或许能找到原因；常见原因是代理去掉了 Upgrade 或 Connection。
reason-status-401 = 401：服务器要求凭据。浏览器可以发送 Cookie，或 URI 中的用户名和密码，但不能添加自定义的首部字段。
reason-status-403 = 403：服务器理解请求，但拒绝执行。最常见的原因是 Origin 不在允许列表中，其次是缺少 Cookie 或令牌。
reason-status-404 = 404：该路径上什么都没有。请核对路径，包括大小写和末尾的 /；代理可能会改动它。
reason-status-405 = 405：该路径不接受 GET，因此不是 WebSocket 端点。
reason-status-407 = 407：代理要求凭据。
reason-status-408 = 408：服务器等待请求超时。
reason-status-426 = 426：服务器要求另一个版本，或没有看到 Upgrade。
reason-status-429 = 429：请求过多；Retry-After 可能会说明何时再试。
reason-status-431 = 431：首部字段过大，多半是 Cookie。
reason-status-500 = 500：服务器在处理时出错；详情见其日志。
reason-status-502 = 502：代理无法理解后面服务器的响应。
reason-status-503 = 503：代理后面暂时没有可以响应的服务器。
reason-status-504 = 504：代理后面的服务器没有及时响应。
reason-status-other = 状态码不是 101：客户端不得建立 WebSocket 连接。
reason-version-answer-missing = 拒绝版本时，必须列出服务器支持的版本。
reason-version-answer-malformed = Sec-WebSocket-Version 必须是由 0 到 255 的数字组成的列表。
reason-version-answer-same = 拒绝时列出的版本中就有所请求的版本，因此拒绝另有原因。
reason-line-feed = 有一行仅以 LF 结尾。多数接收方接受，有些不接受。
reason-carriage-return = 行内有 CR。
reason-field-no-colon = 头部中有一行没有冒号。
reason-field-space = 字段名与冒号之间有空白。
reason-field-name-empty = 字段的冒号之前没有内容。
reason-field-name = 字段名中有不允许出现的字符。
reason-field-leading = 起始行之后的第一行以空白开头。
reason-value-nul = 字段值中有 NUL。
reason-value-control = 字段值中有控制字符。
reason-value-beyond-ascii = 字段值中有 ASCII 之外的字节，各接收方的解读不一。
reason-body-length = Content-Length 表明有正文。
reason-body-encoding = Transfer-Encoding 表明有正文。
reason-body-length-zero = 101 中连 Content-Length: 0 也不得出现。

## Verdicts on a handshake

verdict-sound = 握手没有问题：连接会打开。
verdict-cautioned = 连接会打开。但标有 ! 的地方往往就是故障所在。
verdict-nothing = 没有抓到握手。
verdict-request-sound = 服务器可以接受此请求。这里没有响应。
verdict-response-sound = 此响应本身没有问题。它是否与请求相符无法判断：这里没有请求。
verdict-refuse = 服务器必须以 { $status } 拒绝此请求。{ $why }
verdict-fail = 客户端必须使此连接失败。{ $why }
verdict-not-switched = WebSocket 连接不会建立。{ $why }
verdict-bent = 连接会打开，但违反了一条规则。{ $why }
verdict-unsure = 无法判断连接是否会打开。{ $why }
verdict-browser-opened = 浏览器报告连接已打开，由此可知状态码 101、Upgrade、Connection 和 Accept 值都正确，商定的也都是它提出过的。浏览器不向网页提供这些字段。
verdict-browser-asked = 浏览器报告了它发出的请求，但没有报告响应。
verdict-key-sound = Key 没有问题。接受它的服务器会返回 { $accept }。
verdict-key-bad = 服务器必须拒绝这个 Key。{ $why }
verdict-accept-alone = 仅有 Accept 值说明不了什么：请把 Key 也粘贴进来。
verdict-uri-sound = URI 没有问题。它指向 { $host } 的端口 { $port }，{ $tls ->
    [wss] 使用 TLS
   *[other] 不使用 TLS
}。
verdict-uri-bad = 这不是 WebSocket 的 URI。{ $why }
verdict-unread = 从第 { $line } 行第 { $column } 列起读不出握手（应为：{ $expected }）。
there-handshake = 请求、响应、首部字段、Key 或 URI
there-json = JSON
there-websocket-entry = 请求 WebSocket 的条目
paste-title = 识别为
paste-heads = HTTP/1.1 的头部。
paste-curl = curl -v 的输出。
paste-fields = 首部字段列表。
paste-pairs = 首部字段列表，名称和值各占一行。
paste-har = HAR。
paste-key = 单独的 Key 或 Accept 值。
paste-uri = URI。
paste-unknown = 没有给出的内容不作检查：{ $parts }。
paste-pieces = 这里只有几个字段，缺少的可能是没有粘贴进来：不算作问题。
paste-left-out = 未读取：周围的 { $count } 段文本。
paste-line-ends = 文本中没有回车符（CR），因为文本框不会保留它们：不检查行尾。
part-method = 方法
part-target = 请求目标
part-version = HTTP 版本
part-status = 状态码
not-told = 文本中没有给出。
left-out-perhaps = 这里没有，可能是没有粘贴进来。

## The accept value

steps-title = 逐步计算 Sec-WebSocket-Accept
steps-sent = 服务器发送的值
note-bytes = { $count } 字节
note-bytes-sound = 16 字节 ✓
note-characters = { $count } 个字符
note-right = ✓
note-wrong = ✗
note-key-bad = ✗ 不是 Key
diagnosis-title = 错在哪里
diagnosis-one = { $mistake }由此得到的正是服务器发送的值。
diagnosis-two = 两处错误叠加在一起。{ $first }{ $second }由此得到的正是服务器发送的值。
diagnosis-none = 常见的错误都得不到这个值。请核对 Key 与响应是否属于同一连接：代理可能换过 Key，也可能弄混了两个请求。
diagnosis-guid = 所用的 GUID：{ $guid }。正确的 GUID：{ $right }。
mistake-key-echoed = 服务器把 Key 原样发回，而不是发送由它计算出的值。
mistake-sample-answer = 服务器发送了 RFC 中的示例，而它只对应一个 Key：每个 Key 都必须重新计算。
mistake-other-key = 这个值对应另一个 Key，即 { $key }：客户端与服务器之间有中间设备换过 Key，或者弄混了两个连接的响应。
mistake-cut-short = 这个值只是正确值的开头：缓冲区太小，或长度算错了。它需要 28 个字符，在 C 语言中还要为结尾的零多留一个。
mistake-value-case = 这个值与正确值只有大小写不同：途中有环节改动了它，而 Base64 区分大小写。
mistake-value-quoted = 值是正确的，但带有不该有的引号。
mistake-key-decoded = 服务器先对 Key 做了 Base64 解码。应使用所收到的文本，即全部 24 个字符。
mistake-key-tail = 服务器计算时，Key 之后多了{ $tail }。应去掉一切不属于该值的内容。
mistake-key-quoted = 服务器计算时，Key 带上了引号。
mistake-header-name = 服务器计算时，把首部字段的名称也算了进去。应只用字段值。
mistake-key-unpadded = 服务器去掉了 Key 末尾的等号。等号也是 Key 的一部分。
mistake-key-lower-case = 服务器使用了转成小写的 Key：不仅字段名，连字段值也被某处转成了小写。
mistake-no-key = 服务器没有找到 Key，只用 GUID 作了计算：请检查它如何查找该字段，字段名可以是任意大小写。
mistake-no-guid = 服务器只用 Key 作了计算，没有加上 GUID。
mistake-guid-first = 服务器把 GUID 放在了 Key 之前。它应在 Key 之后。
mistake-guid-lower-case = 服务器把 GUID 写成了小写。其中的字母应为大写。
mistake-guid-without-hyphens = 服务器去掉了 GUID 中的连字符。连字符也是 GUID 的一部分。
mistake-guid-bytes = 服务器把 GUID 当作 16 个字节来计算。应使用它的文本，即 36 个字符。
mistake-guid-tail = 服务器计算时，GUID 之后多了{ $tail }。应只对 60 个字符作计算，不多不少。
mistake-guid-dropped = 服务器的 GUID 缺少第 { $position } 个字符“{ $right }”。
mistake-guid-doubled = 服务器的 GUID 中，第 { $position } 个字符“{ $right }”写了两遍。
mistake-guid-swapped = 服务器的 GUID 中，第 { $position } 个与第 { $next } 个字符对调了。
mistake-guid-case = 服务器的 GUID 中，第 { $position } 个字符“{ $right }”成了小写。
mistake-guid-replaced = 服务器的 GUID 中，第 { $position } 个字符是“{ $found }”，应为“{ $right }”。
mistake-guid-circulating = 服务器用了错误的 GUID：它也见于其他程序，是抄来的或凭空写的。
mistake-other-hash = 服务器使用了 { $hash }。必须使用 SHA-1，无论它在别处评价如何：这里没有需要保密的内容。
mistake-hex-encoded = 服务器对摘要的十六进制文本作了 Base64 编码。Base64 的对象必须是 20 个原始字节。
mistake-hex-sent = 服务器发送了摘要的十六进制文本。必须发送这 20 个字节的 Base64。
mistake-url-alphabet = 服务器使用了 base64url。必须使用含 + 和 / 的 Base64。
mistake-unpadded = 服务器去掉了末尾的等号。等号也是值的一部分。
mistake-url-unpadded = 服务器使用了不带填充的 base64url。必须使用含 + 和 / 的 Base64，末尾带等号。
mistake-encoded-twice = 服务器对摘要作了两次 Base64 编码。
mistake-cut-at-zero = 服务器在第 { $position } 个字节处截断了摘要，该字节为 0：它把字节当成了 C 字符串。长度应传 20，而不是用 strlen。
tail-line-feed = 一个换行符（LF）
tail-carriage-return = 一个回车符（CR）
tail-line-end = 一个行尾（CR LF）
tail-space = 一个空格
tail-zero = 一个零字节（C 字符串的结尾）
right-way-title = 正确做法
code-answer = 此请求应得到的响应
code-request = 由此产生的请求
response-subprotocols = 101 可以加上 Sec-WebSocket-Protocol，值为以下之一：{ $names }。
response-deflate = 如果服务器能够解压，101 可以加上 Sec-WebSocket-Extensions: permessage-deflate。
answer-title = 服务器可以添加的内容

## Checks and tables

checks-request = 请求，按 RFC 的顺序 · 符合 { $kept } 项，违反 { $broken } 项，无法判断 { $open } 项
checks-response = 响应，按 RFC 的顺序 · 符合 { $kept } 项，违反 { $broken } 项，无法判断 { $open } 项
origin-title = 是否同源？
origin-part = 部分
origin-page = 页面
origin-server = 服务器
origin-same = 是否相同
origin-scheme = 方案
origin-host = 主机
origin-port = 端口
origin-yes = 是
origin-no = 否
origin-unknown = 未知
origin-default = { $port }（默认）
origin-why-title = 为何重要
origin-same-origin = 主机和端口都与页面相同：就头部所能看出的而言，这是同源。方案（是否使用了 TLS）头部看不出来。
origin-cross-origin = 页面来自另一个源。浏览器仍然允许它打开连接，并可能附上该服务器的 Cookie；CORS 不会阻止。服务器如果不把 Origin 与自己的列表比对，任何页面都能以访问者的名义使用它：这就是跨站 WebSocket 劫持（RFC 6455 第 10.2 节）。
origin-no-page = 不是由浏览器担保的页面：Origin 缺失、为 null，或方案不同。信任 Cookie 的服务器应当拒绝。
extensions-title = 扩展：提议与响应
extensions-name = 扩展或参数
extensions-offered = 提议
extensions-answered = 响应
extensions-means = 作用
extensions-yes = 是
extensions-more = … 另有 { $count } 项
parameter-permessage-deflate = 消息用 DEFLATE 压缩，以 RSV1 标记（RFC 7692）。
parameter-server-no-context-takeover = 服务器在每条消息之后清空历史数据：双方占用内存更少，消息更大。
parameter-client-no-context-takeover = 客户端在每条消息之后清空历史数据：双方占用内存更少，消息更大。
parameter-server-max-window-bits = 服务器的消息最远能回溯引用多少字节（2 的该值次幂）：客户端必须在内存中保留这么多。
parameter-client-max-window-bits = 客户端的消息最远能回溯引用多少字节（2 的该值次幂）：服务器必须在内存中保留这么多。
parameter-unknown = Framescope 不认识。
deflate-agreed = 已商定：客户端使用 { $client } 字节的窗口压缩，{ $client-takeover ->
    [yes] 跨消息保留历史数据
   *[no] 每条消息之后清空历史数据
}；服务器使用 { $server } 字节的窗口，{ $server-takeover ->
    [yes] 跨消息保留历史数据
   *[no] 每条消息之后清空历史数据
}。
deflate-not-agreed = 提议了压缩，但没有商定：消息原样发送，RSV1 必须为 0。
exchanges-title = 此文本中的其他握手
exchanges-number = 序号
exchanges-request = 请求
exchanges-verdict = 结论
exchanges-more = … 另有 { $count } 次握手
no-start-line = 没有起始行

## URIs

uri-title = URI 的组成部分
uri-part = 部分
uri-value = 值
uri-means = 作用
uri-scheme = 方案
uri-userinfo = 用户名和密码
uri-host = 主机
uri-port = 端口
uri-resource = 资源名称
uri-means-ws = 没有 TLS：途中任何人都能读取和改动
uri-means-wss = TLS：只有两端能读取
uri-means-userinfo = 浏览器把它变成 Authorization: Basic，其他客户端会省去它或拒绝该 URI：不宜依赖
uri-means-host = 作为 Host 发送
uri-means-port-given = 随 Host 发送，除非是默认端口
uri-means-port-default = 默认端口，不发送
uri-key-title = Key
uri-key = 这只是一个示例。客户端为每个连接新生成一个，由 16 个随机字节组成。
uri-means-resource = 请求目标：路径和查询，从不含片段

## The command

command-no-handshake = 没有抓到会话 { $number } 的握手。

## All sheets

outcome-pass = ✓
outcome-note = i
outcome-caution = !
outcome-fail = ✗
outcome-open = ?
section-short = RFC { $rfc } §{ $section }
markdown-more = … 另有 { $count } 处

## Why a rule of frames and messages is there

why-reserved-bits = 这些位留给扩展使用。如果某一位为 1，而没有扩展可以解释，读到的就不是预期的内容：可能用了另一个扩展，也可能根本不是帧。
why-unexplained-rsv1 = permessage-deflate 用它标记压缩的消息。是否商定要看握手，而这里没有握手。
why-reserved-opcode = 没有人知道保留操作码的帧是什么意思，因此也没有人能安全地跳过它。
why-non-minimal-length = 一个长度只有一种写法。若有两种，两个接收方就可能在同样的字节里看到不同的帧。
why-length-high-bit = 这样的长度超出 64 位有符号数的范围，也没有哪条消息会这么长：要么接收方已经错位，要么有人在试探。
why-unmasked-client-frame = 浏览器发送什么由脚本决定。不加掩码，这些字节在代理看来可能就像 HTTP，从而污染它的缓存。
why-masked-server-frame = 服务器加掩码没有任何好处；服务器发来已加掩码的帧，通常说明其中运行着为客户端写的代码。
why-zero-masking-key = 全零的掩码密钥不改变任何字节：它们在代理看来可能就像 HTTP，而这正是掩码要防止的。
why-control-too-long = 控制帧穿插在其他消息的分片之间，必须立即处理，不必拼合。
why-fragmented-control = 控制帧出现在分片之间，因此自身不能再分片。
why-continuation-without-message = 没有可以延续的消息：要么丢了一帧，要么发送方弄错了分片。
why-message-inside-message = 分片不标明属于哪条消息，因此同一时间只能有一条未完成的消息。常见原因是两个线程同时写入一个套接字。
why-invalid-utf8 = 文本消息以字符串的形式交给应用程序。不是 UTF-8 的字节没有对应的字符串。
why-close-body-too-short = 半个状态码无法读取。
why-forbidden-close-code = 1005、1006 等状态码由 API 在没有收到状态码或 Close 帧时给出：若出现在线路上，就是自相矛盾。Chromium 只拒绝 1005、1006 和 1015，其他的原样转交。
why-invalid-close-reason = 原因与文本消息一样，以字符串的形式交给应用程序。
why-frame-after-close = Close 是一个方向上的最后一帧。此后到达的内容可能被直接丢弃，没有任何提示。
why-truncated-frame = 要么抓包到此为止，要么连接到此中断：若是后者，帧中的内容已经丢失，对端从未看到这条消息。
why-unfinished-message = 最后一个分片到达，消息才算完成：在此之前，对端不会交出任何内容。
why-corrupt-deflate = 使用上下文接管时，每条消息都接续此前各消息的历史数据：一条出错，之后引用它的内容就无法读取。
why-distance-beyond-window = 接收方只保留了商定的那么多历史数据。更早的内容已不在那里，该位置上是别的字节。
why-final-block = zlib 遇到 BFINAL 为 1 的块就会停止。接收方若不重新开始，就会丢失该消息的其余部分，或此后的所有内容。
why-rsv1-without-extension = 没有 permessage-deflate，这一位就毫无意义。通常是一方未经商定就压缩，或者有代理从握手中去掉了该扩展。
why-rsv1-on-continuation = 这一位对整条消息有效，因此由第一帧标明。接收方遇到后续帧带有它，会使连接失败。
why-rsv1-on-control = 控制帧从不压缩。发送方对所有帧一视同仁，就会犯这个错误。

## Why a rule of conduct is there

why-frame-before-response = 服务器响应之前，还不知道它是否支持 WebSocket：它可能把这些帧当作第二个 HTTP 请求。
why-repeated-masking-key = 知道一段载荷，就能推算出密钥，进而控制下一段载荷在线路上的样子。
why-counting-masking-key = 看到一个密钥就知道下一个，进而可以控制其载荷在线路上的样子。
why-low-entropy-masking-key = 来自弱随机源的密钥可以猜到，也就什么都隐藏不了。
why-unanswered-ping = Ping 的发送方会把没有回音视为连接已断，从而关闭连接，API 往往报告 1006 或 1011。
why-unsolicited-pong = 这是允许的，可作单向心跳。但对端若在等待对自己 Ping 的回应，它不能代替。
why-pong-mismatch = 这些字节说明回应的是哪一个 Ping。会比对的对端不把它当作回应。
why-unanswered-close = 没有回应，对端就会一直等到超时，并可能报告 1006，而不是自己发送的关闭码。
why-other-close-code = 先发状态码的一方无法得知对方是否看懂。这是允许的。
why-data-before-close-answer = 发送方可能指望这些数据会送达，而对端可能已经不再读取。
why-end-without-close = 双方都无法得知对方是否有意结束：API 报告 1006，没有原因。崩溃、代理的空闲超时或网络中断，看上去都是这样。
why-client-end-without-close = 没有内容被截断，客户端也可能有意这样结束：程序退出时会这样，浏览器则不会。服务器无法得知，其 API 报告 1006。
why-client-ended-first = 先结束 TCP 的一方会停留在 TIME_WAIT。客户端处于 TIME_WAIT 时，在 2 MSL（报文段最长生存时间的两倍）内无法重新打开同一连接；服务器则不受影响。因此应由服务器先结束，客户端等待片刻。
why-wrong-checksum = TCP 会丢弃这样的报文段，由发送方重传；这里没有抓到更好的副本。这些字节可能与发送的不同，此后引用它们的压缩消息也可能如此。网卡合并报文段时，也可能留下错误的校验和。

## What the peer does

reaction = 对端
reaction-fail = 必须使连接失败：发送带 { $code }（{ $name }）的 Close 帧，并结束 TCP 连接。
reaction-fail-handshake = 必须使开启握手失败：客户端结束 TCP 连接，不发送 Close 帧。API 报告 1006。
reaction-refuse = 必须拒绝握手：服务器返回 { $code }，而不是 101。
reaction-refuse-either = 必须拒绝：若出现在请求中，服务器返回 { $code }，而不是 101；若出现在响应中，客户端使握手失败。
reaction-go-on = 继续。
report-why = 理由
speaker-chromium = Chromium 的报错
speaker-firefox = Firefox 的报错
firefox-takes-masked-server-frame = 无；去掩码后继续。
firefox-takes-close-body-too-short = 无；当作没有状态码的帧。
firefox-takes-forbidden-close-code = 无；原样转交该状态码。
firefox-takes-frame-after-close = 无；忽略该帧。
speaker-safari = Safari（WebKit）的报错
speaker-node = ws（Node）的报错
speaker-python = websockets（Python）的报错
speaker-go = gorilla/websocket（Go）的报错

## The conformance report

report-broken = 违反了 { $rules } 条规则，共 { $violations } 处违规。
report-doubtful = 没有违反规则，但有 { $count } 处值得注意。
report-sound = 没有问题：字节所能反映的规则全部得到遵守。
report-nothing = 没有可以检查的内容。
report-as-far = 以上结论仅限于能够检查的部分。
report-checked-title = 检查的内容
report-column-what = 项目
report-column-count = 数量
report-checked-conversations = 会话
report-checked-heads = 握手头部
report-checked-frames = 帧
report-checked-messages = 消息
report-checked-rules = 规则
report-checked-violations = 违规
report-checked-cautions = 警告
report-checked-notes = 提示
report-unchecked-title = 未能检查的内容
report-conversations-title = 会话及其结束方式
report-column-conversation = 会话
report-column-state = 状态
report-column-ending = 结束方式
report-column-findings = 问题
report-left-out = 另有 { $count } 组问题未列出。
report-more-conversations = 另有 { $count } 个会话未列出。
report-whole-paste = 整段粘贴内容
report-place-frame = 帧 { $number }
report-place-item = 条目 { $number }
report-place-client = 客户端
report-place-server = 服务器
report-place-packet = 数据包 { $number }
report-place-time = { $time } s
unchecked-tls = { $count } 个会话经过加密（TLS）：无法读取其中的内容。
unchecked-http2 = { $count } 个连接使用 HTTP/2：不读取其上的 WebSocket（RFC 8441）。
unchecked-missing = { $count } 字节未抓到：其中的内容，以及依赖它们的内容，都无从得知。
unchecked-undecoded = 抓到的 { $count } 字节中没有找到帧。
unchecked-mid-stream = { $count } 个会话在抓包之前就已开始：帧是根据特征找到的，发送方是根据掩码推测的。握手、掩码错误和压缩都无法判断。
unchecked-request-only = { $count } 个会话只抓到了请求。
unchecked-response-only = { $count } 个会话没有抓到请求：无从得知其中的提议。
unchecked-compression-unknown = { $count } 个会话没有表明是否商定了压缩：无法判断 RSV1。
unchecked-not-inflated = { $count } 条压缩消息没有解压：无从得知数据是否正确，文本是否为 UTF-8。
unchecked-history-lost = 在 { $count } 个会话中，压缩消息引用了丢失的字节：从那里起没有再解压。
unchecked-reconstructed = { $count } 个会话由浏览器提供（HAR）：其中是消息，而不是帧。掩码、长度、RSV 位、分片、Ping 和 Close 都看不到。
unchecked-sender-guessed = 帧的发送方是根据掩码推测的，因此掩码错误不会显现。指明字节由谁发送，即可检查这一项。
unchecked-broken-packets = { $count } 个数据包在 TCP 载荷之前就被截断或损坏。
unchecked-broken = 源数据未能读到结尾：该处之后的内容无从得知。
unchecked-not-read = 源数据没有读到结尾。

## What browsers and libraries say: what it means, the likely cause, what to look at next

message-means-reserved-bits-100 = 有一帧的 RSV1 为 1，而没有商定使用它的扩展：首字节为 0x40–0x4F 或 0xC0–0xCF。
message-cause-reserved-bits-100 = 要么服务器没有商定 permessage-deflate 就压缩（0xC1 是压缩文本的开头），要么它把文本直接写进了套接字：@ 和 A–G 是 0x40–0x47，“HTTP/1.1”的“H”是 0x48。
message-next-reserved-bits-100 = 对比请求和响应中的 Sec-WebSocket-Extensions：可能有代理从其中一方去掉了它。再看 101 之后，或最后一个正常帧之后的字节：是文本吗？是 HTTP 吗？
message-means-reserved-bits-010 = 有一帧的 RSV2 为 1：首字节为 0x20–0x2F 或 0xA0–0xAF。
message-cause-reserved-bits-010 = 目前没有扩展使用 RSV2。到达的字节不是帧：0x20 是空格，0x22 是引号，0x2F 是斜杠。也可能是前一帧的长度写错，使字节流错位。
message-next-reserved-bits-010 = 查看前一帧：长度与载荷相符吗？应计字节数，而不是字符数。
message-means-reserved-bits-001 = 有一帧的 RSV3 为 1：首字节为 0x10–0x1F 或 0x90–0x9F。
message-cause-reserved-bits-001 = 目前没有扩展使用 RSV3。这些字节不太可能是文本：要么前一帧的长度写错，使字节流错位，要么二进制数据被直接写进了套接字。
message-next-reserved-bits-001 = 查看前一帧：长度与载荷相符吗？从 126 字节起，长度要多占 2 个字节；从 65,536 字节起，多占 8 个字节。
message-means-reserved-bits-110 = 有一帧的 RSV1 和 RSV2 为 1：首字节为 0x60–0x6F 或 0xE0–0xEF。
message-cause-reserved-bits-110 = 本应是帧开头的地方，出现的却是小写字母：a–g 是 0x61–0x67。服务器没有封装成帧就把文本写进了套接字，或者字节流错位到了文本中间。0xE0 起的字节是 UTF-8 中汉字等其他文字的首字节。
message-next-reserved-bits-110 = 查看前一帧的长度是否按字符数而不是字节数计算：有 ASCII 之外的字符时，帧会过早结束，其余文本就被当作帧头读取。
message-means-reserved-bits-101 = 有一帧的 RSV1 和 RSV3 为 1：首字节为 0x50–0x5F 或 0xD0–0xDF。
message-cause-reserved-bits-101 = 本应是帧开头的地方，出现的却是大写字母：P–W 是 0x50–0x57。服务器没有封装成帧就把文本写进了套接字，或者字节流已经错位。0xD0 起的字节是 UTF-8 中西里尔字母的首字节。
message-next-reserved-bits-101 = 查看前一帧的长度是否按字符数而不是字节数计算。
message-means-reserved-bits-011 = 有一帧的 RSV2 和 RSV3 为 1：首字节为 0x30–0x3F 或 0xB0–0xBF。
message-cause-reserved-bits-011 = 本应是帧开头的地方，出现的却是 0x30 起的 ASCII 字符：数字是 0x30–0x39，“<”是 0x3C。服务器没有封装成帧就把某些内容写进了套接字：HTML 错误页、PHP 警告、HTTP 分块的长度。0xB0–0xBF 是 UTF-8 字符中间的字节：遇到它们，说明字节流已经错位。
message-next-reserved-bits-011 = 查看 101 之后的字节：是 <br />、<html>，还是一个数字加 CR LF（Transfer-Encoding: chunked）？服务器端语言的错误应写进日志，而不是输出。对于 0x38–0x3F，如今的 Chromium 会报告“Invalid frame header”。
message-means-reserved-bits-111 = 有一帧的三个保留位都为 1：首字节为 0x70–0x7F 或 0xF0–0xFF。
message-cause-reserved-bits-111 = 本应是帧开头的地方，出现的却是小写字母：p–w 是 0x70–0x77。也可能是字节流错位到了看似随机的数据中，例如已压缩或已加掩码的载荷。
message-next-reserved-bits-111 = 查看前一帧：长度与载荷的字节数相符吗？是否有两个线程同时写入一个套接字？
message-means-reserved-bits = 有一帧的保留位为 1，而没有使用它的扩展。
message-cause-reserved-bits = 要么一方使用了未经商定的扩展，要么到达的字节不是帧：直接写进套接字的文本，或错位的字节流。
message-next-reserved-bits = 报错文字后面的数字能说明更多：reserved1、2 和 3 依次是首字节的位 6、5 和 4。
message-means-invalid-frame-header = Chromium 遇到了无法继续读取的帧头。以下情况都会如此报告：长度不是最短写法，64 位长度的最高位为 1，控制帧已分片或载荷超过 125 字节，压缩数据无法解压，延续帧的 RSV1 为 1。
message-cause-invalid-frame-header = 很多时候到达的根本不是帧：套接字中的文本，只要首字节的低四位为 8–F，看上去就像已分片的控制帧，例如“<”（0x3C）、“[”（0x5B）和“H”（0x48）。否则就是长度写错了：从 126 字节起要多占 2 个字节，从 65,536 字节起多占 8 个字节。
message-next-invalid-frame-header = 抓包，查看第一个有误的帧。如果只有超过 125 字节的消息失败，问题在长度。如果只在启用压缩时失败，问题在压缩：每条消息都必须去掉末尾的 00 00 FF FF。
message-means-unknown-opcode = 有一帧的操作码没有含义：3–7 和 11–15 是保留的。
message-cause-unknown-opcode = 操作码本身写错的情况很少：多半是前一帧的长度写错，使字节流错位，或者其中混进了别的字节。
message-next-unknown-opcode = 查看前一帧：长度与载荷的字节数相符吗？
message-means-masked-server = 服务器给一帧加了掩码：第二个字节的最高位为 1。
message-cause-masked-server = 服务器用了客户端写帧的代码，或者把收到的帧原样发回。也可能是字节流已经错位，这一位属于别的内容。
message-next-masked-server = 查看帧头的其余部分是否合理。如果合理，服务器写帧时应去掉 MASK 和密钥。
message-means-unmasked-client = 客户端的一帧未加掩码：第二个字节的最高位为 0。
message-cause-unmasked-client = 客户端用了服务器写帧的代码；或者途中有代理去掉了掩码。
message-next-unmasked-client = 客户端的每一帧都要将 MASK 置 1，并在长度之后带上新的 4 字节随机密钥。
message-means-wrong-mask = 有一帧不得加掩码却加了，或者必须加掩码却没有加。
message-cause-wrong-mask = 一方用了另一方的代码：只有客户端加掩码，而且总是加。
message-next-wrong-mask = 查看该帧由谁发送：客户端的帧必须将 MASK 置 1，服务器的帧不得如此。
message-means-fragmented-control = 有一个 Ping、Pong 或 Close 帧的 FIN 为 0。
message-cause-fragmented-control = 发送方对所有消息一律分片，或者字节流已经错位：低四位为 8–A 的文本字节看上去就是这样。
message-next-fragmented-control = 查看最初两个字节：它究竟是不是帧？
message-means-control-too-long = 有一个 Ping、Pong 或 Close 帧声明的载荷超过 125 字节。
message-cause-control-too-long = Close 的原因过长（最多 123 字节，按 UTF-8 计），或者用 Ping 携带数据。
message-next-control-too-long = 截短原因，截断处应在字符边界上。
message-means-long-length = 长度所用的字节多于所需。
message-cause-long-length = 发送方总是用 16 位或 64 位来写长度。
message-next-long-length = 不超过 125 字节，长度写在第二个字节中；不超过 65,535 字节，另用 2 个字节；再大则另用 8 个字节。
message-means-huge-length = 长度大到不可能。
message-cause-huge-length = 字节流已经错位，或者发送方把长度的 8 个字节写反了顺序：最高有效字节在前。
message-next-huge-length = 查看 0x7F 或 0xFF 之后的 8 个字节。
message-means-unexpected-continuation = 收到一个操作码为 0 的帧，却没有未完成的消息。
message-cause-unexpected-continuation = 发送方用 0 表示整条消息，或在第一个分片上就将 FIN 置 1，或者丢了一帧。
message-next-unexpected-continuation = 查看前一帧：第一个分片的操作码为 1 或 2，FIN 为 0；其余分片的操作码为 0。
message-means-previous-unfinished = 上一条消息尚未结束，新的消息就开始了。
message-cause-previous-unfinished = 两个线程或任务同时向一个套接字写入分片；或者后续分片重复了操作码 1 或 2，而不是 0。
message-next-previous-unfinished = 应让写入方写完一条消息再开始下一条。中间只能穿插控制帧。
message-means-invalid-text = 有一条文本消息不是 UTF-8。
message-cause-invalid-text = 二进制数据被当作文本发送；文本是 Latin-1、Windows-1252 或 GBK 编码；一条消息在字符中间被切开，当作两条发送；或者压缩消息用了错误的历史数据解压。
message-next-invalid-text = 查看第一个有误的字节。字节应作为二进制消息（操作码 2）发送。
message-means-close-size = 有一个 Close 帧的正文只有一个字节。
message-cause-close-size = 发送方把状态码写成了一个字节，或写成了文本。
message-next-close-size = 正文要么为空，要么是两个字节的状态码（最高有效字节在前），其后是原因。
message-means-close-status = 有一个 Close 帧带有不得出现在线路上的状态码。
message-cause-close-status = 应用程序把自己的 API 报告的 1005、1006 或 1015 转发给了对端。
message-next-close-status = 应发送 1000，或不带状态码。
message-means-close-text = 有一个 Close 帧的原因不是 UTF-8。
message-cause-close-text = 原因在 123 字节处被截断在字符中间，或使用了别的字符集。
message-next-close-text = 截短原因时，应截在字符边界上。
message-means-after-close = 服务器的 Close 帧之后又收到了内容。
message-cause-after-close = 服务器发送 Close 之后继续发送（往往来自另一个线程），或者对一个 Close 回应了两次。
message-next-after-close = Close 是一个方向上的最后一帧：之后不得再有任何内容，连第二个 Close 也不行。
message-means-inflate = 有一条压缩消息无法解压。
message-cause-inflate = 一方保留了历史数据，另一方却清空了（no_context_takeover），或窗口大于商定的大小；也可能一方漏掉了一条消息。
message-next-inflate = 查看最先失败的是第几条消息：如果是第二条，说明上下文接管处理有误。可关闭 permessage-deflate 再试。
message-means-too-big = 有一条消息超过了接收方允许的大小。
message-cause-too-big = 接收方有自己的上限；或者读到的并不是长度，因为字节流已经错位。
message-next-too-big = 接收方会以 1009 关闭连接。可提高上限，或分成多条消息发送。
message-means-status = 服务器返回的 HTTP 状态码不是 101：它没有切换到 WebSocket。
message-cause-status = 见该状态码的含义。
message-next-status = 查看响应的头部和正文，并绕过代理直接请求服务器。
message-means-authentication = 服务器或代理要求凭据，但没有收到它认可的凭据。
message-cause-authentication = 浏览器的 WebSocket 不能自行发送 Authorization 字段；它会发送 Cookie，以及已知的该主机的凭据。
message-next-authentication = 用 Cookie 或第一条消息验证身份；或者让代理放行该路径。
message-means-no-http = 收到的不是 HTTP 响应。
message-cause-no-http = 该端口上监听的是另一种协议，或者服务器没有先发 101 就发送帧；使用 ws: 时，对面可能是 TLS 服务器，需要 wss:。
message-next-no-http = 查看服务器发送的最初几个字节：15 03 是 TLS 警报（alert）的开头。
message-means-no-answer = 服务器尚未响应就结束了连接。
message-cause-no-answer = 服务器崩溃，或以关闭连接表示拒绝；代理或防火墙中断了连接；或者用 ws: 连接了使用 TLS 的端口。
message-next-no-answer = 查看服务器在那个时刻的日志，并用 wss: 再试。
message-means-timed-out = 握手没有及时完成。
message-cause-timed-out = 该地址没有回应，防火墙丢弃了数据包，或者服务器接受了连接却始终不响应请求。
message-next-timed-out = 先查看 TCP 连接是否建立，再查看请求是否到达。
message-means-cancelled = 页面在收到响应之前结束了连接。
message-cause-cancelled = 离开或重新加载了页面，或者脚本调用了 close()。
message-next-cancelled = 这不是服务器的错。
message-means-upgrade = 缺少 Upgrade，或其值不是 websocket。
message-cause-upgrade = 代理去掉了它：它只在一跳之内有效。nginx 需要 proxy_http_version 1.1 和 proxy_set_header Upgrade $http_upgrade；其他代理有 WebSocket 开关。
message-next-upgrade = 对比客户端发送的内容和服务器收到的内容。
message-means-connection = 缺少 Connection，或其中没有 Upgrade。
message-cause-connection = 代理把它换成了 close 或 keep-alive。nginx 需要 proxy_set_header Connection "upgrade"。
message-means-accept-missing = 101 中没有 Sec-WebSocket-Accept。
message-cause-accept-missing = 服务器没有读取 Sec-WebSocket-Key 就返回了 101，或者有代理去掉了该字段。
message-next-accept-missing = 服务器必须返回 base64(SHA-1(Key + GUID))。
message-means-accept-wrong = Sec-WebSocket-Accept 不是所发送的 Key 对应的值。
message-cause-accept-wrong = 服务器计算有误：对十六进制文本作 Base64 编码、使用了解码后的 Key、GUID 中写错一个字母、Key 带上了行尾。也可能是代理发送了另一个 Key。
message-next-accept-wrong = 把 Key 和 Accept 值放到“握手”页面：它会逐一尝试常见的错误，并指出是哪一个。
message-means-twice = 响应中有一个字段出现了两次。
message-cause-twice = 服务器与某个库或代理都添加了它。
message-next-twice = 只应由其中一方添加。
message-means-subprotocol = 服务器选择了客户端没有提出的子协议。
message-cause-subprotocol = 无论客户端提出什么，它都返回自己的子协议，或者写法不同：名称区分大小写。
message-next-subprotocol = 对比 new WebSocket() 的第二个参数与响应中的 Sec-WebSocket-Protocol。
message-means-no-subprotocol = 客户端提出了子协议，服务器一个也没有选。
message-cause-no-subprotocol = 服务器不认识这些子协议，或忽略了该字段。RFC 允许这样做；浏览器则会使连接失败。
message-next-no-subprotocol = 让服务器返回所提出的子协议之一，或者客户端不提出任何子协议。
message-means-extension = 服务器接受了客户端没有提出的扩展，或把一个扩展接受了两次。
message-cause-extension = 无论客户端提出什么，它都返回固定的 Sec-WebSocket-Extensions。
message-next-extension = 对比请求和响应中的该字段。
message-means-extension-syntax = Sec-WebSocket-Extensions 不合语法。
message-cause-extension-syntax = 多了一个分号或逗号，或者值的引号不对。
message-next-extension-syntax = 对照 RFC 6455 第 9.1 节阅读：name; parameter=value, name。
message-means-deflate = permessage-deflate 被接受，但所带的参数是任何响应都不得使用的。
message-cause-deflate = 某个参数不认识、重复、不在 8–15 之内、缺少值，或客户端没有提出。
message-next-deflate = 对照 RFC 7692 第 7.1 节阅读响应。
message-means-method = 请求不是 GET。
message-cause-method = 发出请求的不是 WebSocket 客户端，或者有代理改动了请求。
message-next-method = 改用 WebSocket 客户端发出请求。
message-means-version = 请求要求的不是版本 13。
message-cause-version = 很旧的客户端，或者不是 WebSocket 客户端：浏览器的地址栏、没有带上这些字段的 curl。
message-next-version = 发送 Sec-WebSocket-Version: 13。
message-means-key = 缺少 Sec-WebSocket-Key，或它不是 16 字节的 Base64。
message-cause-key = 手写的客户端，或去掉该字段的代理。
message-next-key = 16 个随机字节的 Base64 是 24 个字符，最后两个是 ==。
message-means-origin = 服务器不接受来自该源的页面。
message-cause-origin = 页面的主机、方案或端口与服务器预期的不同。
message-next-origin = 让服务器只允许自己的那些源：正是这项检查把其他网站挡在外面。
message-means-closed-before-open = 页面在连接打开之前就关闭了它。
message-cause-closed-before-open = close() 调用过早：框架的 effect 运行了两次（React 的 StrictMode）、超时过短、离开了页面。
message-next-closed-before-open = 字节没有问题。查看是谁调用了 close()。
message-means-already-closed = 页面在已关闭或正在关闭的连接上继续发送。
message-cause-already-closed = 连接此前已经关闭，前一条报错会说明原因。
message-next-already-closed = 查看此前发生了什么：close 事件的关闭码、第一个错误。
message-means-not-open = 连接尚未打开就发送了内容。
message-cause-not-open = 构造函数之后立即调用了 send()。
message-next-not-open = 应在 open 事件之后再发送。
message-means-insecure = 通过 https: 加载的页面不能打开 ws:。
message-cause-insecure = 地址写的是 ws: 而不是 wss:。
message-next-insecure = 使用 wss:，并让为页面处理 TLS 的代理也为 WebSocket 处理 TLS。
message-means-refused = 该地址和端口上没有程序在监听。
message-cause-refused = 服务器没有运行，监听了另一个端口，或只监听了另一个地址（容器内的 127.0.0.1、::1）。
message-next-refused = 查看那里有什么程序在监听。
message-means-name = 无法解析主机名。
message-cause-name = 名称拼写有误，或只在另一个网络中可用。
message-next-name = 在客户端所在的机器上解析它。
message-means-certificate = 服务器的证书不受信任。
message-cause-certificate = 证书是自签名的、已过期，或属于另一个名称。对 WebSocket，页面无法就此询问用户。
message-next-certificate = 在浏览器中用 https: 打开同一主机和端口：它会说明问题所在。
message-means-tls = TLS 没有协商成功。
message-cause-tls = 用 wss: 连接了不使用 TLS 的端口，或双方没有共同的 TLS 版本。
message-next-tls = 试用 ws:，或查看哪个端口使用 TLS。
message-means-no-close = TCP 连接结束了，但没有收到 Close 帧。
message-cause-no-close = 对端崩溃或被停止，超过了代理的空闲超时（常为 60 秒），或者网络中断。
message-next-no-close = 抓包查看：谁结束了连接，用 FIN 还是 RST，距最后一帧多久？每 30 秒发送一次 Ping，代理就不会因空闲而断开。
message-means-lost = TCP 连接中断。
message-cause-lost = 服务器崩溃或被停止，超过了代理的空闲超时（常为 60 秒），或者网络中断。
message-means-proxy = 代理没有放行连接。
message-cause-proxy = 它不允许对该端口使用 CONNECT，或者它无法连通该主机。
message-next-proxy = 使用端口 443 和 wss:。
message-means-port = 这是浏览器不使用的端口之一。
message-cause-port = 按惯例，它属于另一种协议。
message-next-port = 换一个端口。
message-means-network = 连接所在的网络出现故障。
message-cause-network = 见 net::ERR_ 之后的内容。
message-next-network = 在 chrome://network-errors 查询。
message-means-before-open = Firefox 未能打开连接。它不说明原因：服务器没有响应，返回的不是 101，或者响应违反了规则。
message-cause-before-open = 以上任何一种。对同样的失败，Chromium 会说明原因。
message-next-before-open = 在网络面板中查看响应，或者抓包并检查握手。
message-means-while-open = 连接在打开期间失败。无论违反了哪条规则、连接丢失，还是离开了页面，Firefox 都这样报告。
message-next-while-open = 查看 close 事件的关闭码，或者抓包并阅读报告。
message-means-bad-response = 服务器对握手的响应不合规范。Safari 不再说明更多。
message-cause-bad-response = 不是 101，或者 Accept 值、Upgrade 或 Connection 有误。对同样的失败，Chromium 会说明原因。
message-next-bad-response = 查看响应，或把它放到“握手”页面。

message-unknown = Framescope 不认识这条报错。
message-unknown-why = 它认识 Chromium、Firefox 和 Safari 关于 WebSocket 的报错，以及 ws（Node）、websockets（Python）和 gorilla/websocket（Go）这些库的报错，均为英文原文。请粘贴整行，或 close 事件的关闭码。
message-cause-title = 可能的原因
message-next-title = 接下来看什么
message-rules-title = 相关规则
message-speakers-title = 哪些软件会这样报错
message-column-speaker = 软件
message-column-text = 原文
message-status = 状态码为 { $status }：只有 101 才能建立 WebSocket 连接。
message-speaker-chromium = Chromium（Chrome、Edge、Opera、Electron）
message-speaker-firefox = Firefox
message-speaker-safari = Safari（WebKit）
message-speaker-node = ws（Node）
message-speaker-python = websockets（Python）
message-speaker-go = gorilla/websocket（Go）

## Status codes of WebSocket, as an API tells them

code-title = 状态码 { $code }
code-means-1000 = 正常关闭（normal closure）：对端已经完成。
code-means-1001 = 离开（going away）：服务器停止运行，或用户离开了页面。
code-means-1002 = 协议错误（protocol error）：对端遇到了违反规则的帧。
code-means-1003 = 不支持的数据（unsupported data）：对端无法接受这类消息，例如二进制消息。
code-means-1004 = 保留（reserved）：尚无含义，不得发送。
code-means-1005 = 没有状态码（no status received）：收到了 Close 帧，但其中没有状态码。它从不出现在线路上。
code-means-1006 = 异常关闭（abnormal closure）：连接结束了，却没有收到 Close 帧。它从不出现在线路上：这是 API 自己给出的，因此不会附带原因。
code-means-1007 = 载荷数据无效（invalid frame payload data）：文本消息不是 UTF-8，或压缩消息无法解压。
code-means-1008 = 违反策略（policy violation）：对端拒绝，且不说明更多。
code-means-1009 = 消息过大（message too big）：消息超过了对端允许的大小。
code-means-1010 = 缺少必需的扩展（mandatory extension），由客户端发送：服务器没有同意它所需的扩展。
code-means-1011 = 内部错误（internal error）：对端出错，原因不在消息。有些库在 Ping 没有得到回应时发送它。
code-means-1012 = 服务重启（service restart）。
code-means-1013 = 稍后再试（try again later）：服务器过于繁忙。
code-means-1014 = 网关错误（bad gateway）：网关从后面的服务器收到了无效响应。
code-means-1015 = TLS 握手失败（TLS handshake），例如证书有问题。它从不出现在线路上：这是 API 自己给出的。浏览器给出的则是 1006。
code-means-protocol = 它留给协议使用，尚无定义。
code-means-registered = 它由某个库或框架注册：参见 IANA 的 WebSocket 关闭码列表。
code-means-private = 它是私有的：含义由应用程序决定。
code-next-1000 = 字节没有问题。如果本不该结束，查看是谁调用了 close()。
code-next-1001 = 查看服务器是否重启过，或是否被代理关闭；客户端应重新连接。
code-next-1002 = 打开抓包文件，阅读报告：违规在 Close 帧之前，在另一个方向上。
code-next-1003 = 查看之前是哪条消息，操作码是什么。
code-next-1004 = 查明对端用它表示什么。
code-next-1005 = 对端调用 close() 时没有给出关闭码。没有任何问题。
code-next-1006 = 查看谁结束了 TCP，以及用什么方式：服务器发出 RST 或 FIN，多半是崩溃或重启；静默 30、60 或 100 秒之后发出的，多半是代理的空闲超时；客户端紧接某一帧之后发出的，多半是那一帧违反了规则。如果连接尚未打开，则说明握手失败。
code-next-1007 = 查看 Close 帧之前另一个方向上的最后一条消息。
code-next-1008 = 查看附带的原因和服务器的日志：往往是没有登录或登录已过期，或者消息过多。
code-next-1009 = 查看 Close 帧之前最后一条消息的长度，以及接收方的上限。
code-next-1010 = 对比请求和响应中的 Sec-WebSocket-Extensions。
code-next-1011 = 查看服务器在那个时刻的日志，以及 Ping 是否得到了回应。
code-next-1012 = 随机等待一段时间后重新连接，以免所有客户端同时涌来。
code-next-1013 = 稍后重新连接。
code-next-1014 = 查看网关及其后面服务器的日志。
code-next-1015 = 在浏览器中用 https: 打开同一主机和端口：它会说明证书的问题所在。
code-next-other = 参阅应用程序或库的文档，以及关闭码附带的原因。

## How a conversation ended

ending-closing-handshake = 双方都发送了 Close 帧，{ $peer ->
    [client] 客户端先发
    [server] 服务器先发
   *[other] 先发方未知
}，状态码为 { $code }。
ending-close-unanswered = { $peer ->
    [client] 客户端
    [server] 服务器
   *[other] 一方
}发送了 Close { $code }，没有收到回应的 Close。
ending-without-close = 没有 Close 帧。
ending-timed-out = 有 { $count } 个 Ping 没有得到回应，也没有收到 Close 帧。
ending-open = 没有看到它结束。
ending-unknown = 没有抓到它的结尾。
ending-tcp = { $peer ->
    [client] 客户端
    [server] 服务器
   *[other] 一方
}先以 { $kind } 结束 TCP。
ending-tcp-after = { $peer ->
    [client] 客户端
    [server] 服务器
   *[other] 一方
}先以 { $kind } 结束 TCP，距最后一帧 { $time }。
ending-told = 客户端的 API 报告 { $code }。

## The list of rules

rules-title = 所检查的规则
rules-introduction = Framescope 检查 RFC 6455（WebSocket）、RFC 7692（permessage-deflate）、RFC 9110 和 RFC 9112（HTTP）以及 RFC 9293（TCP）的 { $count } 条规则。此列表由 framescope rules 从代码生成。浏览器和库的报错加引号引用；… 代表任意内容。
rules-column-rule = 规则
rules-column-section = 章节
rules-column-severity = 严重程度
rules-column-peer = 对端
rules-fail = 以 { $code } 使连接失败
rules-fail-handshake = 使握手失败
rules-refuse = 以 { $code } 拒绝
rules-go-on = 继续

## Keys and accept values, step by step

key-wrong-length = 它是 Base64，但对应 { $bytes } 字节。Key 应为 16 字节：24 个字符，最后两个是“==”。
key-wrong-character = 第 { $position } 个字符“{ $found }”不该出现在这里。Key 由 A–Z、a–z、0–9、+ 和 / 中的 22 个字符加“==”组成。
key-incomplete = 它在 { $length } 个字符之后中断。Base64 以四个字符为一组，不足的用“=”补齐：Key 有 24 个字符。
step-key = 发送的 Key
step-guid = 接上 GUID
verdict-match = Accept 值与这个 Key 相符。
verdict-mismatch = 客户端必须使此连接失败：Accept 值与这个 Key 不符。

# What was guessed of a conversation
guess-begin-found = 在此方向偏移 { $at } 处，根据特征找到了帧（{ $confidence }）：{ $evidence }。
guess-begin-chosen = 按照选择，此方向从偏移 { $at } 处起读取帧（{ $confidence }）：{ $evidence }。
guess-chosen = 最佳推测是偏移 { $at } 处
guess-frames = 连续 { $count } 帧
guess-segments = { $of } 个报文段中有 { $count } 个止于帧尾
guess-texts = { $of } 条文本中有 { $count } 条是 UTF-8
guess-inflated = { $of } 条压缩消息中有 { $count } 条可以解压
guess-violations = 违反 { $count } 条规则
guess-alternatives = 偏移 { $places } 处也可能是帧的开头
guess-start-other = 从偏移 { $at } 处读取
guess-start-best = 回到偏移 { $at } 处
confidence-low = 推测，把握较小
confidence-good = 推测，把握较大
confidence-high = 几乎不会是巧合
# With which parameters compressed messages inflate: the guess, and its evidence
told-nothing = 没有握手说明消息如何压缩。{ $works }
told-refused = 有消息的 RSV1 为 1，而握手没有商定 permessage-deflate。这些消息在这里没有解压。{ $works }
told-agreed = 握手商定的是其他参数，消息按那些参数读取。{ $works }
works-takeover = 看来使用了上下文接管：{ $messages } 条压缩消息中，这样可以解压 { $after } 条，不用则为 { $alone } 条。
works-alone = 看来没有使用上下文接管：{ $messages } 条压缩消息中有 { $alone } 条可以单独解压。
works-swapped = 看来为客户端和服务器商定的参数对调了：{ $messages } 条压缩消息中有 { $after } 条可以用对方的参数解压，另一方向的消息则可以用本方的参数解压。
works-window = 看来窗口位数为 { $bits } 或更多：{ $messages } 条压缩消息中有 { $after } 条可以解压，回溯引用最远 { $farthest } 字节。
works-nothing = 带有 RSV1 的 { $messages } 条消息，无论是否使用上下文接管，都无法解压：它们可能已经损坏，或被别的环节改动过。

## Sharing

share-link = 链接
share-link-of = 链接
share-link-short = 链接长 { $count } 个字符：聊天软件、邮件程序和浏览器都能接受。
share-link-long = 链接长 { $count } 个字符。浏览器都能接受；有些聊天软件和邮件程序会截断或破坏超过 2,000 个字符的链接：遇到这种情况，请改为发送文件。
share-link-file = 内容太多，不能做成链接：那样会有 { $count } 个字符，而上限为 { $most }。请改为保存成 { $size } 的文件，拖入本页即可重新打开。
share-holds = 其中包含
share-scope-source = 全部源数据（{ $size }）、读取方式，以及当前的选择。
share-scope-conversation = 一个会话的数据包（{ $size }），以及当前的选择。
share-scope-message = 一条消息的各帧（{ $size } 十六进制文本），以及当前的选择。
share-scope-frame = 一帧（{ $size } 十六进制文本），以及当前的选择。
share-told-source = 全部 WebSocket 连接，HAR 格式（{ $size }），不含文件中的其他请求；以及当前的选择。它们根据浏览器给出的消息还原，打开时会说明。
share-told-conversation = 一条连接，HAR 格式（{ $size }），以及当前的选择。它根据浏览器给出的消息还原，打开时会说明。
share-told-bytes = 这些字节根据浏览器给出的消息还原。字节本身看不出这一点：请告诉收到的人。
share-edits = { $count } 处编辑，打开后可以撤销。
share-private = 内容在地址的 # 之后，浏览器不会把这一部分发给任何服务器。
share-secrets = 拿到它的人都能读到全部内容：包括握手和载荷中的 Cookie 与令牌。
share-missing = 无法分享：其中有些字节没有抓到，或者已不再保留。
share-too-large = 内容太大，无法分享：{ $size }。请缩小范围，或直接发送原文件。
share-broken-character = 链接的第 { $at } 个字符“{ $found }”不会出现在这样的链接中。链接在传送途中被改动：请重新完整复制。
share-broken-corrupt = 链接或文件在传送途中被改动：其中的压缩数据读到 { $read } 字节之后无法继续。请重新完整复制。
share-broken-cut = 链接或文件过早结束：只读到 { $read } 字节。它在传送途中被截断：请重新完整复制，或请对方改发文件。
share-broken-too-large = 解压后超过 { $limit }，不再继续读取。
share-broken-newer = 它由更新版本的 Framescope 生成。请重新加载页面以取得最新版本，再打开一次。
share-broken-part = 偏移 { $at } 处标记为 { $tag } 的部分，内容不合要求。
share-broken-empty = 其中没有内容：既没有文本，也没有抓包文件。

## A frame to be copied

frame-title = { $frame }：{ $facts }
frame-and = { $one }、{ $other }
frame-opcode = { $opcode }（{ $name }）
frame-column-bits = 位
frame-column-field = 字段
frame-column-value = 值
frame-figure = 按 RFC 6455 §5.2 的画法
frame-copies = 可复制的形式
frame-as-figure = 文本，按 RFC 的画法
frame-as-markdown = Markdown
frame-as-svg = SVG
frame-missing = 这里没有帧。
picture-save-svg = 保存为 SVG
picture-save-png = 保存为 PNG
picture-more = 还有 { $count } 字节

## Two frames or conversations side by side

join-series = { $first }；{ $second }
compare-what = 项目
compare-is = 是否相同
compare-same = 相同
compare-differs = 不同
compare-random = 随机
compare-mixed = 帧和会话不能相互比较：请保留同一类的两项。
compare-conversation = 会话 { $number }
compare-paste = 粘贴的内容
compare-of = { $source } 的{ $name }
compare-fields = 字段
compare-sender = 方向
compare-bits = { $count } 位
compare-length-form = 长度形式
compare-part = 在消息中的分片
compare-part-of = { $number }/{ $of }
compare-inflated = 解压后
compare-findings = 问题
compare-frames-same = 除了任何两帧都会不同的字段之外，没有差别。
compare-frames-differ = { $count } 个字段不同：{ $fields }。
compare-parting = 所载内容从偏移 { $at } 处起不同
compare-ends = （已结束）
compare-around-byte = 该处的字节
compare-around-hex = 从偏移 { $at } 处起
compare-around-text = 作为文本
compare-handshake = 握手
compare-start-line-request = 请求行
compare-start-line-response = 状态行
compare-order = 按时间顺序
compare-goes-on = 后面还有内容，没有列出。
compare-end = 结束方式
compare-end-state = 状态
compare-end-closes = Close 帧
compare-end-ending = 结束
compare-limit = 各只比较前 { $count } 个条目。
compare-nothing = 没有内容
compare-conversations-same = 除了任何两个会话都会不同的 Key 和时间之外，没有差别。
compare-handshake-differs = 两者的握手在以下各处不同：{ $fields }。
compare-parts-kind = 从条目 { $number } 起不再对应（A：{ $first }；B：{ $second }）。
compare-parts-content = 条目及其顺序都相同，内容从条目 { $number } 起不同（A：{ $first }；B：{ $second }）。
compare-rest-differs = 两者在以下各处不同：{ $fields }。
