# Words of the Live panel in Simplified Chinese, a program of its own that has no others but zh-Hans/uri.ftl.

live-title = 实时
live-no-engine = 无法启动维持会话的引擎。请重新加载页面。
live-shown-by-browser = 还原：浏览器不提供线路上的字节
live-shown-by-tap = 线路上的真实字节，经由 tap

## Where to

live-connection = 连接
live-address = 地址
live-address-user = 地址中含有用户名。各浏览器处理方式不同：请去掉。
live-address-mixed = 本页通过 TLS 加载，浏览器只允许它用 ws 连接本机：请改用 wss，或从 http://127.0.0.1 打开本页。
live-address-port = 浏览器不会连接端口 { $port }：它属于其他服务。
live-connect = 连接
live-leave-cancel = 取消
live-leave-disconnect = 断开
live-try = 试一试
live-try-direct = echo（直连）
live-try-tap = echo（经由 tap）
live-options = 选项
live-protocols = 子协议，以逗号分隔
live-protocols-empty = 两个逗号之间缺少名称。
live-protocols-twice = “{ $name }”出现了两次。
live-protocols-character = “{ $name }”含有“{ $found }”，子协议的名称不得有此字符。
live-binary = binaryType
live-binary-hint = 浏览器把二进制消息表示为何种对象。字节不变。
live-feed = tap 的实时流
live-feed-hint = framescope tap 输出的地址。此时显示的是线路上的真实字节。不填服务器地址时，只能查看。
live-feed-elsewhere = 此链接指向 { $host } 上的实时流，不在本机。其中的内容可能来自任何人。
live-feed-unlike = 此链接指向本机的 { $address }，不同于 tap 给出的实时流地址。在那里监听的可能是任何程序。
live-feed-here = 此链接指向本机上 tap 的实时流。
live-feed-instead = 此链接指向本机上 tap 的实时流。打开它会结束当前会话。
live-feed-wrong = 此链接中的实时流无法打开。{ $why }
live-feed-open = 打开
live-reconnect = 断开后自动重连，每次等待更久
live-remembered = 已记住 { $count } 个地址
live-remembered-where = 仅保存在此设备上。
live-forget = 删除 { $what }
live-forget-all = 全部删除

## How it is

live-state = { $state }，{ $address }
live-states = readyState
live-socket-direct = 到服务器
live-socket-feed = tap 的实时流
live-agreed-address = 地址
live-agreed-protocol = 子协议
live-agreed-extensions = 扩展
live-agreed-buffered = bufferedAmount
live-agreed-none = 无
live-retry = 第 { $attempt } 次尝试将在 { $time } 进行。
live-closed = 已关闭：{ $code }，{ $name }
live-code-unused = 不使用的关闭码
live-code-protocol = 未定义的关闭码
live-code-registered = 已注册的关闭码
live-code-private = 私有关闭码
live-code-undefined = 未定义的关闭码
live-code-1000 = 正常关闭
live-code-1001 = 离开
live-code-1002 = 协议错误
live-code-1003 = 不支持的数据
live-code-1004 = 保留
live-code-1005 = 未收到状态码
live-code-1006 = 异常关闭
live-code-1007 = 载荷数据无效
live-code-1008 = 违反策略
live-code-1009 = 消息过大
live-code-1010 = 缺少必需的扩展
live-code-1011 = 内部错误
live-code-1012 = 服务重启
live-code-1013 = 稍后再试
live-code-1014 = 网关错误
live-code-1015 = TLS 握手失败
live-code-3000 = 未授权
live-code-3003 = 禁止访问
live-code-3008 = 超时
live-closed-reason = 原因：“{ $reason }”
live-closed-no-reason = 没有给出原因。
live-closed-clean = wasClean 为 true：双方都发送了 Close 帧。
live-closed-unclean = wasClean 为 false：关闭握手不完整。

## What went wrong

live-problem-browser = 浏览器拒绝：{ $said }
live-problem-no-answer = 服务器在 { $time } 内没有响应开启握手。已放弃。
live-problem-lost = 页面只能得知 1006。此处的可能原因：
live-problem-unreadable = 有一条消息无法读取，连接已关闭：{ $said }
live-problem-not-a-feed = 从那里收到的不是 tap 发送的内容。
live-causes-more = 另有 { $count } 项
live-cause-offline = 此设备没有连接网络。
live-cause-unknown-host = 该名称没有对应的地址。
live-cause-refused = 该端口上没有程序监听，或被防火墙拒绝。
live-cause-unreachable = 主机没有应答：主机未开机，或防火墙丢弃了发送的内容。
live-cause-certificate = TLS 失败：证书不受信任、已过期，或名称不符。在标签页中用 https:// 打开该地址，即可得知是哪一种。
live-cause-not-http = 服务器只接受 TLS，或使用的不是 HTTP。
live-cause-not-upgraded = 服务器以 101 以外的状态码响应，例如 200、403 或 404。
live-cause-broken-answer = 响应是 101，但有错误，例如 Sec-WebSocket-Accept 不对。
live-cause-subprotocol = 服务器没有选定所提出的子协议，或选定了别的。
live-cause-origin = 服务器拒绝来自此处的页面（Origin）。
live-cause-in-the-way = 被浏览器扩展程序或代理阻拦。
live-cause-server-ended = 服务器程序没有发送 Close 帧就退出，或被强行终止。
live-cause-network-lost = 途中的网络中断或发生变化。
live-cause-idle-timeout = 太久没有数据，代理或负载均衡器切断了连接。
live-cause-broken-frame = 服务器违反了 RFC 6455 的规则，例如文本不是 UTF-8，浏览器因此断开。
live-cause-too-large = 消息超过了浏览器可接受的大小。
live-cause-close-unanswered = 服务器没有回应 Close 帧。
live-cause-asleep = 设备进入了睡眠，或浏览器冻结了标签页。
live-refused-not-open = 没有已打开的连接：没有发送任何内容。
live-refused-too-long = { $len } 太长，不能一次发送：最多 { $limit }。
live-refused-nothing = 没有可保存的内容。

## Sending

live-send = 发送
live-kind = 发送的内容
live-kind-text = 文本
live-kind-hex = 十六进制
live-kind-file = 文件
live-kind-random = 随机
live-message-text = 文本消息
live-message-hex = 二进制消息，以十六进制输入
live-message-file = 二进制消息，来自文件
live-message-random = 二进制消息，随机字节数
live-file = { $name }，{ $size }
live-send-keys = Enter 发送，Shift+Enter 换行。
live-json = 仅在内容是 JSON 时发送
live-json-wrong = 不是 JSON：{ $said }
live-hex-character = 第 { $at } 个字符“{ $found }”不是十六进制数字。
live-hex-odd = 共 { $count } 个数字：最后一个字节还缺一个。
live-number-missing = 缺少一个整数。
live-number-large = 最大为 { $most }。
live-times = 次数
live-every = 间隔/ms
live-sending = 正在发送
live-stop = 停止
live-sent = 已发送 { $done }/{ $of }
live-held-back = 服务器较慢：浏览器中积压 { $size }，暂缓发送。
live-snippet-keep = 存为常用消息
live-snippets = { $count } 条常用消息

## Closing

live-close = 关闭
live-close-code = 关闭码
live-close-code-wrong = 页面可以发送 1000 和 3000–4999。其他关闭码由浏览器自行使用。
live-close-reason = 原因
live-close-reason-len = { $count } 字节，最多 { $most } 字节
live-close-reason-long = UTF-8 编码为 { $count } 字节：最多 123 字节。
live-close-reason-alone = 填写原因必须先填写关闭码。

## How much

live-traffic = 流量
live-total-client = 已发送 { $messages } 条消息，{ $size }
live-total-server = 已接收 { $messages } 条消息，{ $size }
live-number = { $number }
live-rate-messages = 每秒消息数：发送 { $client }，接收 { $server }
live-rate-bytes = 每秒字节数：发送 { $client }，接收 { $server }
live-keeping = 保留的内容
live-do-pause = 暂停
live-do-resume = 继续
live-do-clear = 清空
live-do-save = 保存
live-keep = 保留
live-keep-all = 全部
live-keep-1000 = 最近 1,000 项
live-keep-10000 = 最近 10,000 项
live-keep-100000 = 最近 100,000 项
live-kept = 已保留 { $size }
live-saved = 已保存 { $name }。
live-paused-browser = 已暂停：{ $count } 条消息待列入，{ $size }。
live-paused-tap = 已暂停：{ $size } 的记录待列入。
live-pushed-in-browser = 收到的内容超出暂存上限：其间已有 { $count } 条消息列入列表。
live-pushed-in-tap = 收到的内容超出暂存上限：先前暂存的内容已列入列表。
live-dropped = 页面的速度跟不上 tap：此处略去 { $count } 个数据包，{ $size }。tap 的文件中保存了全部内容。
live-forgotten = 已丢弃 { $count } 项。
